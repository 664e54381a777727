import { idOf, isOneOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** Automatic steps are done by workers, and a topic without a worker stops the case for ever. */
export const knownTopic: Rule = ({ topics }) => ({
  check(element, reporter) {
    if (!isOneOf(element, 'bpmn:ServiceTask', 'bpmn:SendTask')) return;
    const topic = textOf(element, 'camunda:topic');
    if (textOf(element, 'camunda:type') !== 'external' || !topic) {
      reporter.report(
        idOf(element),
        'Автоматический шаг должен быть внешней задачей с темой (camunda:type="external", camunda:topic)',
      );
      return;
    }
    if (!topics.includes(topic))
      reporter.report(idOf(element), `Нет исполнителя темы «${topic}»: файла workers/tasks/…/${topic}.ts`);
  },
});
