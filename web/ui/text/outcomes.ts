const NAMES: Readonly<Record<string, string>> = {
  accepted: 'Принять на сопровождение',
  rework: 'Доработать проект',
  'need-confirmed': 'Потребность подтверждена',
  'need-not-confirmed': 'Потребность не подтверждена',
  'level-set': 'Уровень установлен',
  noted: 'Принято к сведению, даны рекомендации',
  extend: 'а) Продолжить сопровождение',
  complete: 'б) Завершить сопровождение',
  terminate: 'в) Прекратить сопровождение',
};

/** A decision of the consilium in words. */
export function outcomeName(code: string): string {
  return NAMES[code] ?? code;
}
