const NAMES: Readonly<Record<string, string>> = {
  userTask: 'задача человека',
  serviceTask: 'служебный шаг',
  businessRuleTask: 'таблица решений',
  callActivity: 'вложенный процесс',
  subProcess: 'подпроцесс',
};

/** The kind of a step in words; events are told by the group that their kind belongs to. */
export function stepKindName(kind: string): string {
  const known = NAMES[kind];
  if (known !== undefined) return known;
  if (/timer/i.test(kind)) return 'срок';
  if (/start/i.test(kind)) return 'начало';
  if (/end/i.test(kind)) return 'завершение';
  if (/message|catch/i.test(kind)) return 'ожидание сообщения';
  if (/gateway/i.test(kind)) return 'развилка';
  return 'событие';
}
