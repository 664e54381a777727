import { useEffect, useRef, useState } from 'react';
import { ActionIcon, Alert, Group } from '@mantine/core';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type ZoomScroll from 'diagram-js/lib/navigation/zoomscroll/ZoomScroll';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { Icon } from '../components/Icon.tsx';
import type { Badge, StepLook } from './case-state.ts';

interface BpmnDiagramProps {
  readonly xml: string;
  readonly label: string;
  readonly looks?: ReadonlyMap<string, StepLook> | undefined;
  readonly badges?: readonly Badge[] | undefined;
  readonly chosen?: string | undefined;
  readonly onChoose?: ((activityId: string) => void) | undefined;
}

const MARGIN = 40;
const SMALLEST_SCALE = 0.4;
const READABLE_SCALE = 0.6;
const NO_LOOKS: ReadonlyMap<string, StepLook> = new Map();
const NO_BADGES: readonly Badge[] = [];

/** One viewer of bpmn-js: created and destroyed with the component, painted anew whenever the state of the steps changes. */
export function BpmnDiagram({ xml, label, looks = NO_LOOKS, badges = NO_BADGES, chosen, onChoose }: BpmnDiagramProps) {
  const container = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    if (container.current === null) return undefined;
    const created = new NavigatedViewer({ container: container.current });
    let isGone = false;
    setHasFailed(false);
    created.importXML(xml).then(
      () => {
        if (isGone) return;
        // The wheel belongs to the page; the buttons and dragging move the diagram.
        created.get<ZoomScroll>('zoomScroll').toggle(false);
        setViewer(created);
      },
      () => {
        if (!isGone) setHasFailed(true);
      },
    );
    return () => {
      isGone = true;
      setViewer(undefined);
      created.destroy();
    };
  }, [xml]);

  // The steps come in the order in which they began: the last open one lies deepest.
  const focus = [...looks].findLast(([, look]) => look === 'current' || look === 'overdue' || look === 'failed')?.[0];
  useEffect(() => (viewer === undefined ? undefined : showStart(viewer, focus)), [viewer, focus]);
  useEffect(() => (viewer === undefined ? undefined : paint(viewer, looks, badges)), [viewer, looks, badges]);
  useEffect(() => (viewer === undefined ? undefined : mark(viewer, chosen)), [viewer, chosen]);
  useEffect(() => {
    if (viewer === undefined || onChoose === undefined) return undefined;
    const bus = viewer.get<EventBus>('eventBus');
    const choose = (event: unknown) => {
      const activityId = elementIdOf(event);
      if (activityId !== undefined) onChoose(activityId);
    };
    bus.on('element.click', choose);
    return () => bus.off('element.click', choose);
  }, [viewer, onChoose]);

  if (hasFailed)
    return (
      <Alert color="red" variant="light" role="alert">
        Схему не удалось показать. Список шагов приведён ниже.
      </Alert>
    );
  return (
    <div>
      <Group gap={4} mb={6} justify="flex-end">
        <ActionIcon variant="default" aria-label="Уменьшить схему" onClick={() => zoom(viewer, 1 / 1.25)}>
          <Icon name="zoomOut" />
        </ActionIcon>
        <ActionIcon variant="default" aria-label="Увеличить схему" onClick={() => zoom(viewer, 1.25)}>
          <Icon name="zoomIn" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Показать схему целиком"
          onClick={() => (viewer === undefined ? undefined : fit(viewer))}
        >
          <Icon name="fit" />
        </ActionIcon>
      </Group>
      <div ref={container} className="app-diagram" role="group" aria-label={label} />
    </div>
  );
}

function elementIdOf(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || !('element' in event)) return undefined;
  const { element } = event;
  return typeof element === 'object' && element !== null && 'id' in element ? String(element.id) : undefined;
}

/** The whole diagram in the middle, with room for the labels that stick out of the box which bpmn-js measures. */
function fit(viewer: NavigatedViewer): void {
  const canvas = viewer.get<Canvas>('canvas');
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(1, outer.width / (inner.width + 2 * MARGIN), outer.height / (inner.height + 2 * MARGIN));
  const width = outer.width / scale;
  const height = outer.height / scale;
  canvas.viewbox({ x: inner.x - (width - inner.width) / 2, y: inner.y - (height - inner.height) / 2, width, height });
}

/** A diagram that would be too small to read opens at the step that goes on now, or at its beginning. */
function showStart(viewer: NavigatedViewer, focus: string | undefined): void {
  fit(viewer);
  const canvas = viewer.get<Canvas>('canvas');
  if (canvas.zoom() >= SMALLEST_SCALE) return;
  canvas.zoom(READABLE_SCALE);
  const { inner, outer } = canvas.viewbox();
  const element = focus === undefined ? undefined : viewer.get<ElementRegistry>('elementRegistry').get(focus);
  if (element !== undefined) {
    const [aside, above] = [outer.width / 4, outer.height / 3];
    canvas.scrollToElement(element, { top: above, bottom: above, left: aside, right: aside });
    return;
  }
  const width = outer.width / READABLE_SCALE;
  const height = outer.height / READABLE_SCALE;
  canvas.viewbox({ x: inner.x - MARGIN, y: inner.y + inner.height / 2 - height / 2, width, height });
}

function zoom(viewer: NavigatedViewer | undefined, factor: number): void {
  const canvas = viewer?.get<Canvas>('canvas');
  canvas?.zoom(canvas.zoom() * factor);
}

function paint(viewer: NavigatedViewer, looks: ReadonlyMap<string, StepLook>, badges: readonly Badge[]): () => void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const overlays = viewer.get<Overlays>('overlays');
  const painted = [...looks].filter(([id]) => registry.get(id) !== undefined);
  for (const [id, look] of painted) {
    canvas.addMarker(id, `app-${look}`);
    if (hasChildren(registry.get(id))) canvas.addMarker(id, 'app-container');
  }
  const added = badges
    .filter(({ activityId }) => registry.get(activityId) !== undefined)
    .map((badge) => overlays.add(badge.activityId, { position: { bottom: 10, left: 4 }, html: drawBadge(badge) }));
  return () => {
    for (const id of added) overlays.remove(id);
    for (const [id, look] of painted) if (registry.get(id) !== undefined) canvas.removeMarker(id, `app-${look}`);
  };
}

/** A sub-process that holds steps keeps its white ground, or its colour would hide theirs. */
function hasChildren(element: unknown): boolean {
  return (
    typeof element === 'object' &&
    element !== null &&
    'children' in element &&
    Array.isArray(element.children) &&
    element.children.length > 0
  );
}

function drawBadge(badge: Badge): HTMLElement {
  const element = document.createElement('div');
  element.className = 'app-diagram-badge';
  element.dataset['tone'] = badge.tone;
  element.textContent = badge.text;
  return element;
}

function mark(viewer: NavigatedViewer, chosen: string | undefined): (() => void) | undefined {
  if (chosen === undefined || viewer.get<ElementRegistry>('elementRegistry').get(chosen) === undefined) return undefined;
  const canvas = viewer.get<Canvas>('canvas');
  canvas.addMarker(chosen, 'app-chosen');
  return () => {
    if (viewer.get<ElementRegistry>('elementRegistry').get(chosen) !== undefined) canvas.removeMarker(chosen, 'app-chosen');
  };
}
