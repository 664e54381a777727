/** Codes of the twelve kinds of bodies of П1 п.4.12; the addresses of pages know them too, and must not load schemas for it. */
export const organisationKinds = [
  'health',
  'education',
  'culture',
  'sport-and-youth',
  'employment-service',
  'guardianship',
  'internal-affairs',
  'social-service',
  'local-government',
  'rural-settlement',
  'non-profit',
  'other',
] as const;
