import { extensionsOf, idOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** Variables handed down are copies that grow stale, so each is named on purpose. */
export const explicitVariables: Rule = () => ({
  check(element, reporter) {
    if (!element.$instanceOf('bpmn:CallActivity')) return;
    const mappings = [...extensionsOf(element, 'camunda:In'), ...extensionsOf(element, 'camunda:Out')];
    if (!mappings.some((mapping) => textOf(mapping, 'variables') !== undefined)) return;
    reporter.report(idOf(element), 'Вызов передаёт все переменные сразу: назовите нужные по одной');
  },
});
