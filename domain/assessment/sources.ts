import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import type { Choice } from '#domain/tasks/task-form';

/**
 * Sources of information: the first five verbatim from the text, the others are those that work with families needs (П4–11 ст.III; T-034).
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
  { code: 'earlier-case', label: 'прежнее дело семьи' },
] as const;

/** The dictionary as a centre has it: what the centre adds by its setting stands under its own words (П4–11 ст.III; T-034). */
export async function listSourceChoices(ctx: Context, centreId: string): Promise<Choice[]> {
  const own = await readSetting(ctx, 'informationSources', centreId);
  return [...SOURCES.map(({ code, label }) => ({ value: code, label })), ...own.map((label) => ({ value: label, label }))];
}

export const sourceLabel = (code: string): string => SOURCES.find((source) => source.code === code)?.label ?? code;

/** Medical documents and expert opinions are of the stricter class (T-196). */
export function isStrictSource(code: string): boolean {
  return code === 'medical-records' || code === 'expert-opinions';
}
