import { lazy, Suspense, type ComponentProps } from 'react';
import { Skeleton } from '@mantine/core';

const BpmnDiagram = lazy(async () => ({ default: (await import('./BpmnDiagram.tsx')).BpmnDiagram }));

/** bpmn-js comes only with the pages that show a diagram. */
export function LazyDiagram(props: ComponentProps<typeof BpmnDiagram>) {
  return (
    <Suspense fallback={<Skeleton height={480} />}>
      <BpmnDiagram {...props} />
    </Suspense>
  );
}
