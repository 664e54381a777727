import { ageOn } from '#domain/calendar/plain-date';
import type { FormHint } from '#domain/tasks/task-form';

export interface HintedMember {
  readonly birthOn?: string | undefined;
  readonly kinship?: string | undefined;
}

const PARENT = /^(мать|отец|мама|папа|мачеха|отчим)/i;
/** «ОВЗ до 3 лет» and majority are ages of the text itself (П1 п.3.1). */
const EARLY_AGE = 3;
const ADULT = 18;
/** What «многодетная» means is a law of the region (AMB-43). */
const MANY_CHILDREN = 3;

/**
 * Notes where the chosen categories and the composition of the family do not agree (П1 п.3.1; П2; T-038, AMB-43).
 * They never stop anybody: a family may be what its table does not show.
 */
export function categoryHints(
  members: readonly HintedMember[],
  completeness: 'complete' | 'incomplete' | undefined,
  categories: readonly string[],
  today: string,
): FormHint[] {
  const people = members.flatMap(({ birthOn, kinship }) =>
    birthOn === undefined ? [] : [{ age: ageOn(birthOn, today), isParent: PARENT.test(kinship?.trim() ?? '') }],
  );
  // An empty table contradicts nothing.
  if (people.length === 0) return [];
  const children = people.filter(({ age, isParent }) => age < ADULT && !isParent);
  const parents = people.filter(({ isParent }) => isParent);
  const rules: readonly [category: string, fits: boolean, message: string][] = [
    [
      'ovz-child',
      children.some(({ age }) => age < EARLY_AGE),
      'Отмечен ребенок с ОВЗ до 3 лет, но в составе семьи нет ребенка младше 3 лет.',
    ],
    [
      'minor-parents',
      parents.some(({ age }) => age < ADULT),
      'Отмечена семья с несовершеннолетним родителем, но в составе семьи нет родителя младше 18 лет.',
    ],
    [
      'large-family',
      children.length >= MANY_CHILDREN,
      `Отмечена многодетная семья, но детей в составе семьи меньше ${MANY_CHILDREN}.`,
    ],
    [
      'single-parent',
      parents.length === 1 && completeness !== 'complete',
      'Отмечена семья с одним родителем, но в составе семьи не один родитель или отмечена полная семья.',
    ],
    ['disabled-child', children.length > 0, 'Отмечена семья с детьми-инвалидами, но в составе семьи нет детей.'],
  ];
  return rules
    .filter(([category, fits]) => categories.includes(category) && !fits)
    .map(([category, , message]) => ({
      code: `CATEGORY_${category.toUpperCase().replaceAll('-', '_')}`,
      message,
      pointer: '/categories',
    }));
}
