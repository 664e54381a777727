/** Version of the list below; a case keeps the list with which it was opened. */
export const PACKAGE_LIST_VERSION = 1;

/** The package of stage I (П4–11 ст.I; T-028). */
export const PACKAGE_LIST = [
  { code: 'application', label: 'Письменное заявление' },
  { code: 'ippsu', label: 'Индивидуальная программа предоставления социальных услуг (ИППСУ)' },
] as const;

export type PackageCode = (typeof PACKAGE_LIST)[number]['code'];
