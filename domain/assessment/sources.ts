import type { Choice } from '#domain/tasks/task-form';

/**
 * Sources of information: the first five verbatim from the text, the others as the dictionary is not closed (П4–11 ст.III; T-034).
 */
const SOURCES = [
  { code: 'parents', label: 'родители' },
  {
    code: 'prevention-specialists',
    label: 'специалисты системы профилактики безнадзорности и правонарушений несовершеннолетних',
  },
  { code: 'behaviour', label: 'оценка поведения' },
  { code: 'medical-records', label: 'медицинская документация' },
  { code: 'expert-opinions', label: 'результаты экспертиз' },
  { code: 'child', label: 'ребенок' },
  { code: 'informant', label: 'автор сообщения о семье' },
  { code: 'curator', label: 'наблюдение специалиста Центра' },
] as const;

export const sourceChoices: readonly Choice[] = SOURCES.map(({ code, label }) => ({ value: code, label }));

export const sourceLabel = (code: string): string => SOURCES.find((source) => source.code === code)?.label ?? code;

/** Medical documents and expert opinions are of the stricter class (T-196). */
export function isStrictSource(code: string): boolean {
  return code === 'medical-records' || code === 'expert-opinions';
}
