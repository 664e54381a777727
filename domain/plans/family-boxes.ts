import { CATEGORIES, categorySchema, type Category } from './plan-categories.ts';
import { z } from 'zod';

interface FamilyBox {
  readonly code: string;
  readonly label: string;
  readonly column: 'left' | 'right';
  /** The box under which this one stands; ticking it ticks that one too. */
  readonly parent?: Category;
}

/** «Категория семьи»: the sixteen boxes of the form word for word, the left column first (П2; T-129, T-130, T-131). */
export const FAMILY_BOXES = [
  { code: 'large-family', label: 'многодетная семья', column: 'left' },
  { code: 'disabled-child', label: 'семья с детьми-инвалидами', column: 'left' },
  { code: 'ovz-child', label: 'семья с ребенком с ОВЗ до 3лет', column: 'left' },
  { code: 'substitute-family', label: 'замещающая семья', column: 'left' },
  {
    code: 'conflict-with-law',
    label: 'семья с несовершеннолетним(и), находящимся(мися) в конфликте с законом',
    column: 'left',
  },
  {
    code: 'single-parent',
    label: 'семья с одним родителем, воспитывающим несовершеннолетнего(их) ребенка (детей), в том числе:',
    column: 'left',
  },
  {
    code: 'single-mother',
    label: '- одинокая мать, воспитывающая детей без установленного отцовства',
    column: 'left',
    parent: 'single-parent',
  },
  { code: 'single-father', label: '- одинокий отец, воспитывающий детей', column: 'left', parent: 'single-parent' },
  {
    code: 'newborn-refusal-reversed',
    label: 'семья, в которой мать намеревалась отказаться от новорожденного ребенка, но изменила свое решение',
    column: 'right',
  },
  { code: 'minor-parents', label: 'семья с несовершеннолетним(и) родителем(ями)', column: 'right' },
  { code: 'other', label: 'иные категории семей, в том числе:', column: 'right' },
  { code: 'refugees', label: '- беженцы/вынужденные переселенцы', column: 'right', parent: 'other' },
  { code: 'low-income', label: '- малообеспеченная семья', column: 'right', parent: 'other' },
  { code: 'emergency-victims', label: '- семья, пострадавшая в результате ЧС', column: 'right', parent: 'other' },
  { code: 'disabled-parent', label: '- один (оба) из родителей инвалид(ы)', column: 'right', parent: 'other' },
  {
    code: 'restored-parents',
    label: '- родители, восстановившиеся в родительских правах',
    column: 'right',
    parent: 'other',
  },
] as const satisfies readonly FamilyBox[];

export const familyBoxSchema = z.enum(FAMILY_BOXES.map(({ code }) => code));
export type FamilyBoxCode = z.infer<typeof familyBoxSchema>;

const BOXES: readonly (FamilyBox & { readonly code: FamilyBoxCode })[] = FAMILY_BOXES;

export const familyBoxLabel = (code: string): string => BOXES.find((box) => box.code === code)?.label ?? code;

/** The boxes in the order of the form, each sub-box with the box above it (П2; T-130). */
export function tickParents(ticked: readonly FamilyBoxCode[]): FamilyBoxCode[] {
  const parents = BOXES.filter(({ code }) => ticked.includes(code)).flatMap(({ parent }) => parent ?? []);
  const all = new Set<string>([...ticked, ...parents]);
  return BOXES.map(({ code }) => code).filter((code) => all.has(code));
}

/** The nine groups of П1 п.3.1 that the ticked boxes mean: by them the algorithms of the annexes are chosen (T-037, T-129). */
export function categoriesOf(ticked: readonly string[]): Category[] {
  const codes = new Set<string>(ticked);
  for (const { code, parent } of BOXES) if (codes.has(code) && parent) codes.add(parent);
  return categorySchema.array().parse(CATEGORIES.map(({ code }) => code).filter((code) => codes.has(code)));
}

/**
 * The boxes that open the algorithm of a category: its own with those under it, and «иные категории», which have no algorithm
 * of their own and may use all of them (П1 п.4.10; T-146; AMB-26).
 */
export function boxesFor(category: string): FamilyBoxCode[] {
  return BOXES.filter(({ code, parent }) => [code, parent].some((one) => one === category || one === 'other')).map(
    ({ code }) => code,
  );
}

/** Messages by field for boxes that contradict each other or say too little (П2; T-130, T-131). */
export function checkFamilyBoxes(ticked: readonly FamilyBoxCode[], otherNote: string | undefined): Record<string, string> {
  if (ticked.includes('single-mother') && ticked.includes('single-father')) {
    return { categories: 'Отметьте одно из двух: одинокая мать или одинокий отец.' };
  }
  const hasOther = BOXES.some(({ code, parent }) => parent === 'other' && ticked.includes(code));
  if (ticked.includes('other') && !hasOther && !otherNote) {
    return { otherCategoryNote: 'Иные категории семей: отметьте, какая именно, или опишите её словами.' };
  }
  return {};
}
