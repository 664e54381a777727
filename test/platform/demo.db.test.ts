import { afterEach, describe, expect, test } from 'vitest';
import { ROLES } from '#domain/users/role';
import { readBase } from '../../platform/demo/base.ts';
import { findCast, makeCast } from '../../platform/demo/cast.ts';
import { demoFamily } from '../../platform/demo/families.ts';
import { DEMO_STORIES } from '../../platform/demo/stories.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { actingAsSystem, buildCentre, TEST_NOW } from '../support/factories.ts';

const TIME_ZONE = 'Europe/Moscow';
/** Roles that come with later parts of the programme: nobody of a centre holds them. */
const OUTSIDE = ['co-executor', 'municipal-consilium', 'resource-centre', 'supervisor', 'ministry', 'family'];

let database: TestDatabase | undefined;
afterEach(async () => {
  await database?.drop();
  database = undefined;
});

async function openDatabase() {
  database = await createTestDatabase();
  return database.db;
}

describe('the demo in its database', () => {
  test('T-001 an empty database gets two centres with people of every role, and knows the day on which it began', async () => {
    const db = await openDatabase();
    expect(await readBase(db)).toBe('empty');

    await makeCast({ ...actingAsSystem(db), now: TEST_NOW }, TIME_ZONE);

    const roles: string[] = await db('app.user_roles').distinct().pluck('role');
    const { centres } = await findCast(db);
    expect(await readBase(db)).toEqual({ baseDay: '2026-03-02', isPlayed: false });
    expect(await db('app.centres').where({ is_demo: true }).pluck('district')).toHaveLength(2);
    expect(roles.toSorted()).toEqual(ROLES.filter((role) => !OUTSIDE.includes(role)).toSorted());
    expect(centres[0].clerkId).not.toBe(centres[1].clerkId);
  });

  test('a database with an operator’s own centre is left alone', async () => {
    const db = await openDatabase();
    await buildCentre(db);

    expect(await readBase(db)).toBe('foreign');
  });

  test('a cast that cannot be finished leaves nothing behind', async () => {
    const db = await openDatabase();
    // The second centre of the demo will find its prefix taken.
    await buildCentre(db, { prefix: 'В' });

    await expect(makeCast({ ...actingAsSystem(db), now: TEST_NOW }, TIME_ZONE)).rejects.toThrow();

    expect(await db('app.users').pluck('login')).toEqual([]);
    expect(await readBase(db)).toBe('foreign');
  });
});

describe('the stories', () => {
  test('forty families appeal over fourteen months, the last of them just now', () => {
    const days = DEMO_STORIES.map(({ daysAgo }) => daysAgo);

    expect(DEMO_STORIES).toHaveLength(40);
    expect(Math.max(...days)).toBeGreaterThan(400);
    expect(Math.max(...days)).toBeLessThan(427);
    expect(Math.min(...days)).toBeLessThanOrEqual(3);
    expect(new Set(DEMO_STORIES.flatMap(({ results }) => results))).toEqual(
      new Set(['extend', 'complete', 'terminate', 'continue']),
    );
  });

  test('families refuse, move, lose a child and ask for another plan, some of them just now', () => {
    const happened = DEMO_STORIES.flatMap(({ daysAgo, happenings = [] }) => happenings.map((what) => ({ ...what, daysAgo })));

    expect(new Set(happened.map(({ kind }) => kind))).toEqual(
      new Set(['dynamics', 'consultation', 'municipal-question', 'family-refused', 'family-moved', 'revision', 'child-removed']),
    );
    const recent = happened.filter(({ kind, day, daysAgo }) => day < daysAgo && daysAgo - day <= 3 && kind !== 'dynamics');
    expect(recent.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['family-moved', 'municipal-question', 'family-refused']),
    );
  });

  test.each(DEMO_STORIES.map(({ index }) => index))('family %i has one applicant and at least one child', (index) => {
    const { persons } = demoFamily(index);

    expect(persons.filter(({ kinship }) => kinship === 'мать')).toHaveLength(1);
    expect(persons.filter(({ age }) => age < 18).length).toBeGreaterThan(0);
    expect(persons.every(({ middleName }) => middleName !== '')).toBe(true);
  });
});
