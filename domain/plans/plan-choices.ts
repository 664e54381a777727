import { ASSISTANCE_TYPE_LABELS, type CatalogueMeasure } from '#domain/catalogue/catalogue';
import type { Choice } from '#domain/tasks/task-form';
import { CIRCUMSTANCES } from './circumstances.ts';
import { boxesFor, FAMILY_BOXES } from './family-boxes.ts';
import { CATEGORIES } from './plan-categories.ts';

/** The sixteen boxes of «Категория семьи», with the annex of those that have an algorithm (П2; T-129). */
export const familyBoxChoices: readonly Choice[] = FAMILY_BOXES.map(({ code, label }) => {
  const annex = CATEGORIES.find((category) => category.code === code)?.annex;
  return { value: code, label, ...(annex !== undefined && { hint: `приложение ${annex}` }) };
});

export const circumstanceChoices: readonly Choice[] = CIRCUMSTANCES.map(({ code, label }) => ({ value: code, label }));

/** Measures to choose from, under their directions in the order of the annex; nothing is chosen beforehand (П1 п.4.10; T-146, T-215). */
export const measureChoices = (measures: readonly CatalogueMeasure[]): Choice[] =>
  measures.map((measure) => ({
    value: measure.code,
    label: measure.text,
    hint: `П${measure.annex}${measure.condition ? `; ${measure.condition}` : ''}`,
    group: `${ASSISTANCE_TYPE_LABELS[measure.assistanceType]}: ${measure.direction}`,
    data: { boxes: boxesFor(measure.category), assistanceType: measure.assistanceType },
  }));
