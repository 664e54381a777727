export interface PluralForms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}

const rules = new Intl.PluralRules('ru-RU');

/** The form of a Russian noun that goes with a whole number: 1 день, 2 дня, 5 дней. */
export function pluralForm(count: number, forms: PluralForms): string {
  const category = rules.select(Math.abs(count));
  if (category === 'one') return forms.one;
  return category === 'few' ? forms.few : forms.many;
}

/** The number together with its noun. */
export function countOf(count: number, forms: PluralForms): string {
  return `${count.toLocaleString('ru-RU')} ${pluralForm(count, forms)}`;
}

export const WORKING_DAYS: PluralForms = { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней' };
