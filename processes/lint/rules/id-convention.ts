import type { ModdleElement } from 'bpmn-moddle';
import { childrenOf, idOf, isOneOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** The first type that fits decides; ids stand in history, timers and clauses, so they say what the step is. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['bpmn:CallActivity', '(Stage|Call)'],
  ['bpmn:SubProcess', 'SubProcess'],
  ['bpmn:Task', 'Task'],
  ['bpmn:Gateway', 'Gateway'],
  ['bpmn:StartEvent', 'Start'],
  ['bpmn:EndEvent', 'End'],
  ['bpmn:ThrowEvent', 'Throw'],
  ['bpmn:CatchEvent', 'Catch'],
  ['bpmn:SequenceFlow', 'Flow'],
  ['bpmn:Message', 'Message'],
  ['bpmn:Error', 'Error'],
  ['bpmn:Escalation', 'Escalation'],
];

export const idConvention: Rule = ({ fileName }) => ({
  check(element, reporter) {
    const id = idOf(element);
    if (element.$instanceOf('bpmn:Process')) {
      if (id !== fileName) reporter.report(id, `Ключ процесса «${id}» не совпадает с именем файла «${fileName}»`);
      return;
    }
    const prefix = prefixOf(element);
    if (!prefix || new RegExp(`^${prefix}_[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)*$`).test(id)) return;
    reporter.report(id, `Идентификатор «${id}» не по образцу ${prefix}_ИмяЛатиницей`);
  },
});

function prefixOf(element: ModdleElement): string | undefined {
  if (isOneOf(element, 'bpmn:BoundaryEvent', 'bpmn:IntermediateCatchEvent') && hasTimer(element)) return 'Timer';
  return PREFIXES.find(([type]) => element.$instanceOf(type))?.[1];
}

function hasTimer(element: ModdleElement): boolean {
  return childrenOf(element, 'eventDefinitions').some((definition) => definition.$instanceOf('bpmn:TimerEventDefinition'));
}
