import type { ModdleElement } from 'bpmn-moddle';
import { childOf, childrenOf, idOf, isOneOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

const ROMAN = /^[IVXLC]+$/;

/** Diagrams are read by people who do not read English: what is named is named in Russian, and what they must tell apart has a name. */
export const russianNames: Rule = () => ({
  check(element, reporter) {
    if (!isOneOf(element, 'bpmn:FlowElement', 'bpmn:Process', 'bpmn:Lane', 'bpmn:Participant')) return;
    const name = textOf(element, 'name');
    if (!name && needsName(element)) reporter.report(idOf(element), 'Нет названия');
    if (name && !isRussian(name)) reporter.report(idOf(element), `Название не по-русски: ${name}`);
  },
});

function needsName(element: ModdleElement): boolean {
  if (isOneOf(element, 'bpmn:Process', 'bpmn:Activity', 'bpmn:Event')) return true;
  if (element.$instanceOf('bpmn:Gateway')) return !element.$instanceOf('bpmn:ParallelGateway') && isFork(element);
  if (!element.$instanceOf('bpmn:SequenceFlow')) return false;
  const source = childOf(element, 'sourceRef');
  return source !== undefined && isOneOf(source, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway') && isFork(source);
}

function isFork(gateway: ModdleElement): boolean {
  return childrenOf(gateway, 'outgoing').length > 1;
}

function isRussian(name: string): boolean {
  const latin = name.match(/[A-Za-z]+/g) ?? [];
  return (
    /[А-Яа-яЁё]/.test(name) && latin.every((word) => ROMAN.test(word)) && !/[А-Яа-яЁё][A-Za-z]|[A-Za-z][А-Яа-яЁё]/.test(name)
  );
}
