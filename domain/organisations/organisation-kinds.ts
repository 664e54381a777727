/** The twelve kinds of bodies that may be invited to work on an ИПССС, in the order and words of П1 п.4.12 (T-009). */
export const ORGANISATION_KINDS = [
  { code: 'health', label: 'учреждения здравоохранения' },
  { code: 'education', label: 'учреждения системы образования' },
  { code: 'culture', label: 'учреждения культуры' },
  { code: 'sport-and-youth', label: 'учреждения спорта и молодежной политики' },
  { code: 'employment-service', label: 'служба занятости населения' },
  { code: 'guardianship', label: 'органы опеки и попечительства' },
  { code: 'internal-affairs', label: 'органы внутренних дел' },
  { code: 'social-service', label: 'учреждения социального обслуживания' },
  { code: 'local-government', label: 'органы местного самоуправления' },
  { code: 'rural-settlement', label: 'сельские поселения' },
  { code: 'non-profit', label: 'добровольческие, социально-ориентированные некоммерческие организации' },
  { code: 'other', label: 'иные органы, организации и учреждения' },
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]['code'];
