import { listAttributes, placeOf } from '../element.ts';
import type { Rule } from '../rule.ts';

const EXPRESSION = /[$#]\{[^}]*\}?/g;
/** The only two reaches beyond a variable: the case number handed down, and a list of ids in one text. */
const CALLS = /^(#\{execution\.processBusinessKey\}|\$\{list\.of\([A-Za-z]\w*\)\})$/;
const TOKEN = /'[^'\\]*'|"[^"\\]*"|\d+(\.\d+)?|empty\b|[A-Za-z]\w*(?![\w.([])|==|!=|<=|>=|<|>|&&|\|\||!|\(|\)|\s+/y;

/** An expression can run any program in the engine, so diagrams compare variables with literals and do nothing else. */
export const allowedExpressions: Rule = () => ({
  check(element, reporter) {
    for (const { name, value } of listAttributes(element)) {
      const found = typeof value === 'string' ? (value.match(EXPRESSION) ?? []) : [];
      for (const text of found.filter((text) => !isAllowed(name, text))) {
        reporter.report(placeOf(element), `Недопустимое выражение: ${text}`);
      }
    }
  },
});

/** Texts for people are no place for expressions: the engine would evaluate them too. */
const TEXTS: ReadonlySet<string> = new Set(['bpmn:name', 'bpmn:text', 'bpmn:id']);

function isAllowed(attribute: string, text: string): boolean {
  if (TEXTS.has(attribute)) return false;
  return CALLS.test(text) || isComparison(text);
}

function isComparison(text: string): boolean {
  const body = /^[$#]\{(.+)\}$/s.exec(text)?.[1];
  if (body === undefined) return false;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) if (!TOKEN.test(body)) return false;
  return true;
}
