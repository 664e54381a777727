import type { z } from 'zod';
import { abilities, type me, type Section } from '#contract/sign-in';
import type { Context } from '#domain/context';
import { fullName, shortName } from '#domain/person-name';
import { listAbilities } from '#domain/users/may';
import type { Operation } from '#domain/users/permission-matrix';
import type { Role } from '#domain/users/role';
import { listUnitNames } from '#domain/users/unit-name-view';
import { listUserNames } from '#domain/users/user-name-view';
import type { Person } from '../person.ts';

/** Who the signed-in person is and which parts of the application open for them. */
export async function presentMe(ctx: Context, person: Person, csrfToken: string): Promise<z.input<typeof me>> {
  const own = person.holdings.filter((holding) => holding.onBehalfOf === null);
  const unitNames = await listUnitNames(
    ctx,
    own.map((holding) => holding.unitId),
  );
  const able: readonly Operation[] = listAbilities(person);
  return {
    user: { id: person.id, name: fullName(person), shortName: shortName(person), post: person.post },
    centre: person.centre ?? null,
    roles: own.map(({ role, unitId }) => ({ role, unitName: unitNames.get(unitId ?? '') })),
    substituting: await listSubstituted(ctx, person),
    sections: sectionsOf(person),
    may: abilities.filter((ability) => able.includes(ability)),
    undertakingSigned: person.undertakingSigned,
    csrfToken,
  };
}

async function listSubstituted(ctx: Context, person: Person) {
  const held = person.holdings.flatMap(({ onBehalfOf, role, toOn }) => (onBehalfOf && toOn ? [{ onBehalfOf, role, toOn }] : []));
  const names = await listUserNames(
    ctx,
    held.map(({ onBehalfOf }) => onBehalfOf),
  );
  return held.map(({ onBehalfOf, role, toOn }) => ({ name: names.get(onBehalfOf)?.name ?? '', role, toOn }));
}

const CASE_WORK: readonly Role[] = ['intake', 'curator', 'head', 'director', 'secretary', 'member'];

/** Which parts of the menu a role sees; what stands in them is decided by each part. */
const SECTIONS: Readonly<Record<Section, readonly Role[]>> = {
  tasks: ['intake', 'curator', 'head', 'director', 'secretary'],
  appeals: ['intake', 'head', 'director'],
  cases: CASE_WORK,
  families: CASE_WORK,
  sessions: ['curator', 'head', 'director', 'secretary', 'member'],
  register: ['curator', 'head', 'director', 'secretary'],
  measures: ['curator', 'head', 'director'],
  control: ['head', 'director'],
  reports: ['curator', 'head', 'director'],
  classes: ['curator', 'head', 'director'],
  requests: ['curator', 'head', 'director'],
  curators: ['head', 'director'],
  substitutions: ['head', 'director', 'administrator'],
  organisations: [...CASE_WORK, 'administrator'],
  calendar: [...CASE_WORK, 'administrator', 'analyst', 'auditor'],
  processes: ['analyst', 'auditor', 'administrator'],
  audit: ['auditor'],
  administration: ['administrator'],
};

function sectionsOf(person: Person): Section[] {
  if (!person.undertakingSigned) return [];
  const sections = Object.keys(SECTIONS).filter((name): name is Section => Object.hasOwn(SECTIONS, name));
  return sections.filter((section) => person.holdings.some(({ role }) => SECTIONS[section].includes(role)));
}
