import { rulesOf, withPrefix, type ElementRules } from './element-rule.ts';

const colours = {
  'bioc:stroke': 'colour',
  'bioc:fill': 'colour',
  'color:background-color': 'colour',
  'color:border-color': 'colour',
} as const;
const BOXES = withPrefix('bpmndi', 'BPMNShape BPMNLabel').concat('dmndi:DMNShape', 'dmndi:DMNLabel');

/** The drawing of diagrams and tables: places, sizes and colours, nothing that anybody evaluates. */
export const DRAWING_RULES: ElementRules = new Map([
  ...rulesOf('bpmndi:BPMNDiagram', { within: ['bpmn:definitions'], attributes: { id: 'id', name: 'text' } }),
  ...rulesOf('bpmndi:BPMNPlane', { within: ['bpmndi:BPMNDiagram'], attributes: { id: 'id', bpmnElement: 'reference' } }),
  ...rulesOf('bpmndi:BPMNShape', {
    within: ['bpmndi:BPMNPlane'],
    attributes: {
      id: 'id',
      bpmnElement: 'reference',
      isExpanded: 'boolean',
      isMarkerVisible: 'boolean',
      isHorizontal: 'boolean',
      ...colours,
    },
  }),
  ...rulesOf('bpmndi:BPMNEdge', { within: ['bpmndi:BPMNPlane'], attributes: { id: 'id', bpmnElement: 'reference', ...colours } }),
  ...rulesOf('bpmndi:BPMNLabel', {
    within: withPrefix('bpmndi', 'BPMNShape BPMNEdge'),
    attributes: { id: 'id', 'color:color': 'colour' },
  }),
  ...rulesOf('dmndi:DMNDI', { within: ['dmn:definitions'], attributes: {} }),
  ...rulesOf('dmndi:DMNDiagram', { within: ['dmndi:DMNDI'], attributes: { id: 'id', name: 'text' } }),
  ...rulesOf('dmndi:DMNShape dmndi:DMNEdge', {
    within: ['dmndi:DMNDiagram'],
    attributes: { id: 'id', dmnElementRef: 'reference' },
  }),
  ...rulesOf('dmndi:DMNLabel', { within: withPrefix('dmndi', 'DMNShape DMNEdge'), attributes: { id: 'id' } }),
  ...rulesOf('dc:Bounds', { within: BOXES, attributes: { x: 'number', y: 'number', width: 'number', height: 'number' } }),
  ...rulesOf('di:waypoint', { within: ['bpmndi:BPMNEdge', 'dmndi:DMNEdge'], attributes: { x: 'number', y: 'number' } }),
]);
