import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { Actor, Context } from '#domain/context';
import { insertRow } from './insert.ts';

/** The day on which the stories of tests play unless they say otherwise: a Monday morning, 10:00 in Kazan. */
export const TEST_NOW = new Date('2026-03-02T07:00:00.000Z');

/** Short and unique: tests of one database are kept apart by centre, number and login. */
export const uniqueCode = (): string => randomBytes(4).toString('hex');

export interface TestCentre {
  readonly centreId: string;
  readonly unitId: string;
  readonly prefix: string;
}

/** A centre with one unit. */
export async function buildCentre(db: Knex, overrides: Readonly<Record<string, unknown>> = {}): Promise<TestCentre> {
  const code = uniqueCode();
  const prefix = `Т${code}`;
  const centreId = await insertRow(db, 'app.centres', {
    code: `centre-${code}`,
    name: `Центр «Надежда» ${code}`,
    short_name: `Надежда ${code}`,
    prefix,
    district: 'Вахитовский район',
    ...overrides,
  });
  const unitId = await insertRow(db, 'app.units', { centre_id: centreId, name: 'Отделение сопровождения' });
  return { centreId, unitId, prefix };
}

export interface TestUser {
  readonly userId: string;
  readonly login: string;
  readonly role: string;
}

const UNIT_ROLES: ReadonlySet<string> = new Set(['intake', 'curator', 'head']);
const CENTRE_ROLES: ReadonlySet<string> = new Set(['secretary', 'director', 'member', 'administrator', 'auditor', 'analyst']);

/** An active person with one role in the centre (or in its unit, for roles that unit people have). The password hash fits no password. */
export async function buildUser(
  db: Knex,
  centre: TestCentre,
  role: string,
  overrides: Readonly<Record<string, unknown>> = {},
): Promise<TestUser> {
  const login = `${role}-${uniqueCode()}`;
  const userId = await insertRow(db, 'app.users', {
    login,
    password_hash: 'no password fits',
    last_name: 'Иванова',
    first_name: 'Мария',
    middle_name: 'Петровна',
    post: 'Специалист по социальной работе',
    centre_id: centre.centreId,
    is_specialist: role === 'curator',
    undertaking_signed_at: TEST_NOW,
    ...overrides,
  });
  await db('app.user_roles').insert({
    user_id: userId,
    role,
    centre_id: UNIT_ROLES.has(role) || CENTRE_ROLES.has(role) ? centre.centreId : null,
    unit_id: UNIT_ROLES.has(role) ? centre.unitId : null,
  });
  return { userId, login, role };
}

export interface TestFamily {
  readonly familyId: string;
  readonly applicantId: string;
  readonly childId: string;
}

/** A mother who applies, and her child. */
export async function buildFamily(
  db: Knex,
  centre: TestCentre,
  overrides: Readonly<Record<string, unknown>> = {},
): Promise<TestFamily> {
  const familyId = await insertRow(db, 'app.families', {
    centre_id: centre.centreId,
    title: 'Петровы',
    district: 'Вахитовский район',
    street: 'ул. Баумана',
    house: '1',
    phone: '+7 843 000-00-00',
    completeness: 'incomplete',
    ...overrides,
  });
  const person = { family_id: familyId, last_name: 'Петрова' };
  const applicantId = await insertRow(db, 'app.persons', {
    ...person,
    first_name: 'Анна',
    birth_on: '1990-05-17',
    kinship: 'мать',
    is_applicant: true,
  });
  const childId = await insertRow(db, 'app.persons', { ...person, first_name: 'Ева', birth_on: '2018-09-01', kinship: 'дочь' });
  return { familyId, applicantId, childId };
}

export interface TestCase extends TestFamily {
  readonly caseId: string;
  readonly number: string;
  readonly centre: TestCentre;
}

/** A case in preparation with its appeal; makes its own centre and family unless they are given. No process runs for it. */
export async function buildCase(
  db: Knex,
  given: { centre?: TestCentre; family?: TestFamily; registrarId?: string; receivedOn?: string } & {
    row?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<TestCase> {
  const centre = given.centre ?? (await buildCentre(db));
  const family = given.family ?? (await buildFamily(db, centre));
  const registrarId = given.registrarId ?? (await buildUser(db, centre, 'intake')).userId;
  const number = `${centre.prefix}-2026-${uniqueCode()}`;
  const caseId = await insertRow(db, 'app.cases', {
    number,
    centre_id: centre.centreId,
    unit_id: centre.unitId,
    family_id: family.familyId,
    status: 'preparation',
    categories: ['disabled-child'],
    opened_at: TEST_NOW,
    ...given.row,
  });
  await insertRow(db, 'app.appeals', {
    number: `О-${number}`,
    centre_id: centre.centreId,
    case_id: caseId,
    ground: 'parent-application',
    capacity: 'родитель',
    applicant_person_id: family.applicantId,
    problem: 'Ребёнку нужна реабилитация',
    received_on: given.receivedOn ?? '2026-03-02',
    registered_at: TEST_NOW,
    registered_by: registrarId,
  });
  await giveConsents(db, family, registrarId);
  return { caseId, number, centre, ...family };
}

/** The applicant's consents to processing and exchange, as most families give them with the application. */
async function giveConsents(db: Knex, { familyId, applicantId }: TestFamily, registrarId: string): Promise<void> {
  const consent = { family_id: familyId, person_id: applicantId, basis: 'consent', given_on: '2026-03-02' };
  const recorded = { recorded_at: TEST_NOW, recorded_by: registrarId };
  await db('app.consents')
    .insert(['processing', 'exchange'].map((kind) => ({ ...consent, ...recorded, kind })))
    .onConflict(db.raw('(person_id, kind) where withdrawn_at is null'))
    .ignore();
}

/** Makes a person the curator of a case from the test's day on. */
export async function assignCurator(db: Knex, caseId: string, curatorId: string): Promise<string> {
  return insertRow(db, 'app.curator_assignments', {
    case_id: caseId,
    user_id: curatorId,
    from_at: TEST_NOW,
    is_provisional: false,
    expected_level: 'basic',
    load_before: 0,
    assigned_by: curatorId,
  });
}

/** An institution of the directory that gives one kind of help. */
export async function buildOrganisation(db: Knex, overrides: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return insertRow(db, 'app.organisations', {
    name: `Поликлиника № ${uniqueCode()}`,
    kind: 'health',
    help_kinds: ['medical'],
    district: 'Вахитовский район',
    address: 'г. Казань, ул. Бутлерова, 1',
    working_hours: 'пн–пт 8:00–18:00',
    phone: '+7 843 000-00-01',
    checked_on: '2026-01-15',
    ...overrides,
  });
}

/** The municipal consilium of a district, which has one: tests that share a database share it too. */
export async function shareMunicipalConsilium(db: Knex, district: string): Promise<void> {
  await db('app.organisations')
    .insert({
      name: `Муниципальный консилиум, ${district}`,
      kind: 'health',
      nature: 'municipal-consilium',
      help_kinds: [],
      district,
      address: 'г. Казань, ул. Баумана, 1',
      working_hours: 'пн–пт 8:00–17:00',
      checked_on: '2026-01-15',
    })
    .onConflict()
    .ignore();
}

/** The context in which a person acts at the test's instant. */
export function actingAs(db: Knex, user: TestUser, now: Date = TEST_NOW): Context {
  const actor: Actor = { kind: 'person', id: user.userId, role: user.role };
  return { db, actor, now };
}

/** The context of a worker step. */
export function actingAsSystem(db: Knex, now: Date = TEST_NOW): Context {
  return { db, actor: { kind: 'system', id: 'worker:test' }, now };
}
