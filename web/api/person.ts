import type { PersonAtWork } from '#domain/users/person-at-work';

/** The signed-in person of a request, with the rights of today. */
export type Person = PersonAtWork;
