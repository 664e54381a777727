const LITERAL = String.raw`(?:"[^"\\]*"|-?\d{1,15}(?:\.\d{1,15})?|true|false|null)`;
const NUMBER = String.raw`-?\d{1,15}(?:\.\d{1,15})?`;
const RANGE = String.raw`[\[\](]\s*${NUMBER}\s*\.\.\s*${NUMBER}\s*[\[\])]`;
const TEST = String.raw`(?:${RANGE}|(?:[<>]=?\s*)?${LITERAL})`;
const TESTS = String.raw`${TEST}(?:\s*,\s*${TEST})*`;

const CONDITION = new RegExp(String.raw`^\s*(?:-|not\(\s*${TESTS}\s*\)|${TESTS})?\s*$`);
const ANSWER = new RegExp(String.raw`^\s*${LITERAL}?\s*$`);
const LIST_OF_ANSWERS = new RegExp(String.raw`^\s*(?:${LITERAL}(?:\s*,\s*${LITERAL})*)?\s*$`);

/** A cell that asks: empty, a dash, literals, comparisons and ranges with commas between, or `not(…)` of them. */
export function isConditionCell(text: string): boolean {
  return CONDITION.test(text);
}

/** A cell that answers: one literal or nothing. */
export function isAnswerCell(text: string): boolean {
  return ANSWER.test(text);
}

/** The values that a column may take. */
export function isListOfAnswers(text: string): boolean {
  return LIST_OF_ANSWERS.test(text);
}
