const NAMES: Readonly<Record<string, string>> = {
  accepted: 'Принять на сопровождение',
  rework: 'Доработать проект',
  'need-confirmed': 'Потребность подтверждена',
  'need-not-confirmed': 'Потребность не подтверждена',
  'level-set': 'Уровень установлен',
  noted: 'Принято к сведению, даны рекомендации',
  extend: 'а) Откорректировать и (или) продлить ИПССС',
  complete: 'б) Завершить сопровождение',
  terminate: 'в) Прекратить сопровождение',
  continue: 'Продолжить сопровождение без изменений',
  administrative: 'Закрыть дело административно',
};

/** A decision of the consilium in words. */
export function outcomeName(code: string): string {
  return NAMES[code] ?? code;
}

/** What a completed support has reached, in the words of the form (П1 п.5.8 б). */
export const RESULT_NAMES = {
  'help-received': 'получение семьей необходимой помощи',
  'life-improved': 'повышение качества жизни',
  'trouble-overcome': 'преодоление семейного неблагополучия',
  'family-kept': 'сохранение семьи для ребенка',
} as const;
