import type { Ability, Me, Section } from '#contract/sign-in';
import { role, type Role } from '#contract/common';
import { fullName, shortName } from '#domain/person-name';
import type { Person } from '../person.ts';

const CASE_WORK: readonly Role[] = ['intake', 'curator', 'head', 'director', 'secretary', 'member'];

/** Which parts of the menu a role sees; what stands in them is decided by each part. */
const SECTIONS: Readonly<Record<Section, readonly Role[]>> = {
  tasks: ['intake', 'curator', 'head', 'director', 'secretary', 'member'],
  cases: CASE_WORK,
  families: ['intake', 'curator', 'head', 'director'],
  sessions: ['curator', 'head', 'director', 'secretary', 'member'],
  requests: ['curator', 'head', 'director'],
  calendar: [...CASE_WORK, 'administrator', 'analyst', 'auditor'],
  processes: ['analyst', 'auditor', 'administrator'],
  audit: ['auditor'],
  administration: ['administrator'],
};

const ABILITIES: Readonly<Record<Ability, readonly Role[]>> = {
  'appeal.register': ['intake', 'curator', 'head'],
  'session.plan': ['secretary'],
  'undertaking.oversee': ['director'],
  'user.manage': ['administrator'],
  'settings.manage': ['administrator'],
  'calendar.manage': ['administrator'],
  'engine.manage': ['administrator'],
};
