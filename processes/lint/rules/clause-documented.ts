import type { ModdleElement } from 'bpmn-moddle';
import { childrenOf, idOf, isOneOf, textOf } from '../element.ts';
import type { Rule } from '../rule.ts';

const CLAUSE = /^П\d+(–\d+)?( (пп?\.|ст\.)[\dIVX., –]+( ?[а-в](, [а-в])*)?)?$/;
const SERVICE_STEP = /^служебный шаг \([A-Z]+-\d{3}(, [A-Z]+-\d{3})*\)$/;

/** Every step says on which clause of the norm it rests, or that it is ours and for which requirement. */
export const clauseDocumented: Rule = () => ({
  check(element, reporter) {
    if (!needsClause(element)) return;
    const text = childrenOf(element, 'documentation')
      .map((documentation) => textOf(documentation, 'text') ?? '')
      .join('; ');
    if (text === '') reporter.report(idOf(element), 'Не указан пункт нормы (documentation)');
    else if (!text.split('; ').every((part) => CLAUSE.test(part) || SERVICE_STEP.test(part))) {
      reporter.report(
        idOf(element),
        `Пункт нормы записан не по образцу «П1 п.4.4; П4–11 ст.IV» или «служебный шаг (T-055)»: ${text}`,
      );
    }
  },
});

function needsClause(element: ModdleElement): boolean {
  if (isOneOf(element, 'bpmn:Process', 'bpmn:Activity')) return true;
  if (!isOneOf(element, 'bpmn:CatchEvent', 'bpmn:ThrowEvent')) return false;
  return childrenOf(element, 'eventDefinitions').some((definition) => !definition.$instanceOf('bpmn:TerminateEventDefinition'));
}
