import { listAttributes, placeOf } from '../element.ts';
import type { Rule } from '../rule.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(withPrefix('In Out InputOutput InputParameter OutputParameter'));

const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...withPrefix('asyncBefore asyncAfter exclusive historyTimeToLive versionTag formKey candidateGroups assignee candidateUsers'),
  ...withPrefix('type topic taskPriority jobPriority calledElementBinding collection elementVariable'),
  ...withPrefix('decisionRef decisionRefBinding mapDecisionResult resultVariable'),
  ...withPrefix('businessKey source sourceExpression target variables local name value'),
]);

/** Of BPMN and its drawing everything is safe but scripts; of other schemas only what stands in the lists. */
const SAFE_PREFIXES = ['bpmn', 'bpmndi', 'di', 'dc', 'xsi', 'xmlns', 'modeler'];
const SCRIPTS: ReadonlySet<string> = new Set(['bpmn:ScriptTask', 'bpmn:language', 'bpmn:script', 'bpmn:scriptFormat']);

/** A diagram is a program to the engine: whatever could start code is refused unless it stands in a list. */
export const noCode: Rule = () => ({
  check(element, reporter) {
    const isKnown = element.$descriptor.properties !== undefined;
    if (!isKnown || !isSafe(element.$type, EXTENSIONS))
      reporter.report(placeOf(element), `Недопустимый элемент: ${element.$type}`);
    for (const { name } of listAttributes(element)) {
      if (!isSafe(name, ATTRIBUTES)) reporter.report(placeOf(element), `Недопустимое свойство: ${name}`);
    }
  },
});

function isSafe(name: string, allowed: ReadonlySet<string>): boolean {
  if (SCRIPTS.has(name)) return false;
  return SAFE_PREFIXES.includes(name.split(':')[0] ?? '') || allowed.has(name);
}

function withPrefix(names: string): readonly string[] {
  return names.split(' ').map((name) => `camunda:${name}`);
}
