/** Who may be engaged beside organisations (П1 п.4.12, 4.13, п.8; П4–11 ст.V; T-010, T-015). */
export const NATURES = [
  { code: 'organisation', label: 'организация (орган, учреждение)' },
  { code: 'volunteer', label: 'доброволец (волонтёр)' },
  { code: 'benefactor', label: 'благотворитель (спонсор)' },
  { code: 'public-educator', label: 'общественный воспитатель' },
  { code: 'deputy', label: 'депутат' },
  { code: 'municipal-consilium', label: 'муниципальный социально-реабилитационный консилиум' },
] as const;

export type Nature = (typeof NATURES)[number]['code'];
