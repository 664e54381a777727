import { idOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** The engine takes days only: `P5Y` is refused at deployment. */
export const historyTimeToLive: Rule = () => ({
  check(element, reporter) {
    if (!element.$instanceOf('bpmn:Process')) return;
    if (/^P\d+D$/.test(textOf(element, 'camunda:historyTimeToLive') ?? '')) return;
    reporter.report(idOf(element), 'Не указан срок хранения истории в днях, например camunda:historyTimeToLive="P1825D"');
  },
});
