import { idOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** Any other mapping puts a serialized Java object into the variables. */
export const decisionResult: Rule = () => ({
  check(element, reporter) {
    if (!element.$instanceOf('bpmn:BusinessRuleTask')) return;
    if (!textOf(element, 'camunda:decisionRef')) reporter.report(idOf(element), 'Не указана таблица решений');
    if (!textOf(element, 'camunda:resultVariable')) reporter.report(idOf(element), 'Не указано, в какую переменную идёт решение');
    if (textOf(element, 'camunda:mapDecisionResult') === 'singleEntry') return;
    reporter.report(idOf(element), 'Из таблицы берётся одно значение: нужно camunda:mapDecisionResult="singleEntry"');
  },
});
