import { idOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

/** Running cases keep the rules of the release with which they started. */
export const deploymentBinding: Rule = () => ({
  check(element, reporter) {
    const attribute = bindingOf(element);
    if (!attribute || textOf(element, attribute) === 'deployment') return;
    reporter.report(idOf(element), `Шаг не привязан к своему выпуску: нужно ${attribute}="deployment"`);
  },
});

function bindingOf(element: Parameters<ReturnType<Rule>['check']>[0]): string | undefined {
  if (element.$instanceOf('bpmn:CallActivity')) return 'camunda:calledElementBinding';
  return element.$instanceOf('bpmn:BusinessRuleTask') ? 'camunda:decisionRefBinding' : undefined;
}
