import type { Choice } from '#domain/tasks/task-form';

/** Personal documents of stage III; the list of КМ РТ № 1101 is external, so this is a table to be edited (П4–11 ст.III; T-030, AMB-34). */
const KINDS = [
  { code: 'passport', label: 'паспорт гражданина РФ', isStrict: false },
  { code: 'birth-certificate', label: 'свидетельство о рождении', isStrict: false },
  { code: 'marriage-certificate', label: 'свидетельство о заключении (расторжении) брака', isStrict: false },
  { code: 'snils', label: 'СНИЛС', isStrict: false },
  { code: 'residence', label: 'документ о месте жительства и составе семьи', isStrict: false },
  { code: 'income', label: 'справка о доходах', isStrict: false },
  { code: 'guardianship', label: 'акт об опеке (попечительстве), договор о приёмной семье', isStrict: false },
  { code: 'large-family', label: 'удостоверение многодетной семьи', isStrict: false },
  { code: 'disability', label: 'справка об инвалидности (МСЭ)', isStrict: true },
  { code: 'rehabilitation-programme', label: 'индивидуальная программа реабилитации или абилитации (ИПРА)', isStrict: true },
  { code: 'medical-report', label: 'медицинское заключение', isStrict: true },
  { code: 'pmpk', label: 'заключение психолого-медико-педагогической комиссии', isStrict: true },
  { code: 'other', label: 'иной документ', isStrict: false },
] as const;

export const documentKindChoices: readonly Choice[] = KINDS.map(({ code, label }) => ({ value: code, label }));

export function isStrictDocument(code: string): boolean {
  return KINDS.some((kind) => kind.code === code && kind.isStrict);
}
