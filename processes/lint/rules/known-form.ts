import { idOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** A person can complete a task only through a form that exists. */
export const knownForm: Rule = ({ formKeys }) => ({
  check(element, reporter) {
    if (!element.$instanceOf('bpmn:UserTask')) return;
    const key = textOf(element, 'camunda:formKey');
    if (!key) reporter.report(idOf(element), 'У задачи нет формы (camunda:formKey)');
    else if (!formKeys.includes(key)) reporter.report(idOf(element), `Нет формы «${key}»: файла forms/${key}.schema.json`);
  },
});
