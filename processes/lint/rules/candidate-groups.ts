import { idOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** Role and the id to which it belongs: the lists of tasks resolve exactly these. */
const GROUPS: ReadonlySet<string> = new Set([
  'intake.${unitId}',
  'head.${unitId}',
  'curator.${caseId}',
  'secretary.${centreId}',
  'director.${centreId}',
]);

/** Tasks are offered to roles; a person becomes the assignee only by claiming (T-002, T-006, T-019). */
export const candidateGroups: Rule = () => ({
  check(element, reporter) {
    if (!element.$instanceOf('bpmn:UserTask')) return;
    const groups = (textOf(element, 'camunda:candidateGroups') ?? '').split(',').map((group) => group.trim());
    const unknown = groups.filter((group) => !GROUPS.has(group));
    if (groups[0] === '') reporter.report(idOf(element), 'Задача никому не предложена (camunda:candidateGroups)');
    else if (unknown.length > 0) reporter.report(idOf(element), `Неизвестная группа исполнителей: ${unknown.join(', ')}`);
    if (textOf(element, 'camunda:assignee') ?? textOf(element, 'camunda:candidateUsers')) {
      reporter.report(idOf(element), 'Исполнителя не назначают в схеме: человек берёт задачу сам');
    }
  },
});
