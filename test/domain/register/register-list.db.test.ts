import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRegister } from '#domain/register/export-register';
import { listRegister, listRegisterFilters, type RegisterFilter } from '#domain/register/register-list-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  TEST_NOW,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { actingAs } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';

const PAGE = { limit: 50, offset: 0 };

interface Line {
  readonly level: 'adaptation' | 'basic' | 'crisis';
  readonly category: string;
  readonly state: string;
  readonly endsOn: string;
  readonly curator: TestUser;
}

let database: TestDatabase;
let centre: TestCentre;
let director: TestUser;
let curators: [TestUser, TestUser];

beforeAll(async () => {
  database = await createTestDatabase();
  centre = await buildCentre(database.db);
  director = await buildUser(database.db, centre, 'director');
  curators = [await buildUser(database.db, centre, 'curator'), await buildUser(database.db, centre, 'curator')];
  // Thirty lines whose properties come in cycles of different length, so that every filter cuts differently.
  for (let index = 0; index < 30; index += 1) {
    await enter({
      level: (['adaptation', 'basic', 'crisis'] as const)[index % 3] ?? 'basic',
      category: index % 2 === 0 ? 'large-family' : 'disabled-child',
      state: index % 5 === 0 ? 'extended' : 'entered',
      endsOn: index < 7 ? '2026-03-20' : '2026-09-02',
      curator: curators[index % 6 === 0 ? 0 : 1],
    });
  }
});
afterAll(() => database.drop());

async function enter(line: Line): Promise<void> {
  const { db } = database;
  const found = await buildCase(db, { centre, row: { categories: [line.category], status: 'support' } });
  await assignCurator(db, found.caseId, line.curator.userId);
  const item = { case_id: found.caseId, kind: 'acceptance', status: 'waiting', created_at: TEST_NOW };
  const agendaItemId = await insertRow(db, 'app.agenda_items', item);
  await insertRow(db, 'app.register_entries', {
    number: `У-${found.number}`,
    centre_id: centre.centreId,
    case_id: found.caseId,
    agenda_item_id: agendaItemId,
    entered_on: '2026-03-02',
    entered_at: TEST_NOW,
    state: line.state,
  });
  await insertRow(db, 'app.plan_versions', {
    case_id: found.caseId,
    // Every family has one programme in force.
    family_id: found.familyId,
    version: 1,
    number: `П-${found.number}`,
    status: 'active',
    proposed_level: line.level,
    level: line.level,
    level_reason: 'Кризис',
    term_months: 6,
    circumstances: ['O10'],
    joint_on: '2026-03-02',
    joint_participants: [found.applicantId],
    author_id: line.curator.userId,
    drafted_at: TEST_NOW,
    starts_on: '2026-03-02',
    ends_on: line.endsOn,
  });
}

const count = async (filter: RegisterFilter, user: TestUser = director) =>
  (await listRegister(actingAs(database.db, user), filter, PAGE)).total;

describe('T-042 the list of the register', () => {
  test.each([
    ['everything', {}, 30],
    ['a level', { level: 'crisis' }, 10],
    ['a category', { category: 'large-family' }, 15],
    ['a state', { state: 'extended' }, 6],
    ['a term that ends within 18 days', { endsWithinDays: 18 }, 7],
    ['a term that ends within 17 days', { endsWithinDays: 17 }, 0],
    ['a level and a category', { level: 'adaptation', category: 'large-family' }, 5],
  ] as const)('holds by %s the lines that it should', async (_, filter, total) => {
    expect(await count(filter)).toBe(total);
  });

  test('is filtered by curator and centre, and names those that there are', async () => {
    const { centres, curators: named } = await listRegisterFilters(actingAs(database.db, director));

    expect(await count({ curatorId: curators[0].userId })).toBe(5);
    expect(await count({ centreId: centre.centreId })).toBe(30);
    expect(await count({ centreId: curators[0].userId })).toBe(0);
    expect(centres).toEqual([expect.objectContaining({ id: centre.centreId })]);
    expect(named.map(({ id }) => id).sort()).toEqual(curators.map(({ userId }) => userId).sort());
  });

  test('T-019 shows a curator the own families, a head those of the unit, and another centre nothing', async () => {
    const head = await buildUser(database.db, centre, 'head');
    const stranger = await buildUser(database.db, await buildCentre(database.db), 'director');

    expect(await count({}, curators[0])).toBe(5);
    expect(await count({}, head)).toBe(30);
    expect(await count({}, stranger)).toBe(0);
  });
});

describe('T-042 the file', () => {
  test('T-197 has as many rows as the screen counts, and taking it leaves a trace', async () => {
    const filter = { level: 'crisis' } as const;

    const file = await exportRegister(actingAs(database.db, director), filter);

    const rows = file.content.toString('utf8').trimEnd().split('\r\n');
    expect(rows.length - 1).toBe(await count(filter));
    expect(rows[0]).toContain('"№ учета";"Поставлена на учет"');
    const events: unknown = await database
      .db('app.audit_events')
      .where({ action: 'register.exported', actor_id: director.userId })
      .pluck('after');
    expect(events).toEqual([{ rows: 10, level: 'crisis' }]);
  });

  test('keeps a cell that looks like a formula from being carried out', async () => {
    const other = await buildCentre(database.db, { short_name: '=HYPERLINK("x")' });
    const user = await buildUser(database.db, other, 'director');
    const found = await buildCase(database.db, { centre: other });
    const item = { case_id: found.caseId, kind: 'acceptance', status: 'waiting', created_at: TEST_NOW };
    await insertRow(database.db, 'app.register_entries', {
      number: `У-${found.number}`,
      centre_id: other.centreId,
      case_id: found.caseId,
      agenda_item_id: await insertRow(database.db, 'app.agenda_items', item),
      entered_on: '2026-03-02',
      entered_at: TEST_NOW,
    });

    const { content } = await exportRegister(actingAs(database.db, user), {});

    expect(content.toString('utf8')).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
