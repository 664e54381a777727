import { z } from 'zod';

/** The nine groups of families in the words of the form, with the annex that has their algorithm (П1 п.3.1; П2; T-129). */
export const CATEGORIES = [
  { code: 'large-family', label: 'многодетная семья', annex: 9 },
  { code: 'disabled-child', label: 'семья с детьми-инвалидами', annex: 5 },
  { code: 'ovz-child', label: 'семья с ребенком с ОВЗ до 3лет', annex: 4 },
  { code: 'substitute-family', label: 'замещающая семья', annex: 7 },
  {
    code: 'conflict-with-law',
    label: 'семья с несовершеннолетним(и), находящимся(мися) в конфликте с законом',
    annex: 8,
  },
  {
    code: 'single-parent',
    label: 'семья с одним родителем, воспитывающим несовершеннолетнего(их) ребенка (детей)',
    annex: 11,
  },
  {
    code: 'newborn-refusal-reversed',
    label: 'семья, в которой мать намеревалась отказаться от новорожденного ребенка, но изменила свое решение',
    annex: 6,
  },
  { code: 'minor-parents', label: 'семья с несовершеннолетним(и) родителем(ями)', annex: 10 },
  { code: 'other', label: 'иные категории семей', annex: undefined },
] as const;

export const categorySchema = z.enum(CATEGORIES.map(({ code }) => code));
export type Category = z.infer<typeof categorySchema>;

export const categoryLabel = (code: string): string => CATEGORIES.find((category) => category.code === code)?.label ?? code;
