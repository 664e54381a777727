import { extensionsOf, idOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

const HANDED_DOWN = '#{execution.processBusinessKey}';

/** The engine does not hand the case number down by itself, and look-ups of a case live on it. */
export const businessKey: Rule = () => ({
  check(element, reporter) {
    if (!element.$instanceOf('bpmn:CallActivity')) return;
    const keys = extensionsOf(element, 'camunda:In').map((mapping) => textOf(mapping, 'businessKey'));
    if (keys.includes(HANDED_DOWN)) return;
    reporter.report(idOf(element), `Вызов не передаёт номер дела: нужно <camunda:in businessKey="${HANDED_DOWN}" />`);
  },
});
