/** Name of a person as the documents have it: фамилия, имя, отчество (which not everybody has). */
export interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string | null;
}

/** «Иванова Анна Петровна», as on cards and in documents. */
export function fullName(name: PersonName): string {
  return [name.lastName, name.firstName, name.middleName].filter(Boolean).join(' ');
}

/** «Иванова А. П.», as in lists. */
export function shortName(name: PersonName): string {
  const initials = [name.firstName, name.middleName].flatMap((part) => (part ? [`${part.charAt(0)}.`] : []));
  return [name.lastName, ...initials].join(' ');
}
