import type { Knex } from 'knex';
import { changeCurator, type ChangeCuratorInput } from '#domain/curators/change-curator';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildUser,
  type TestCase,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';

/** Ten days after the first curator was assigned: Thursday 12 March 2026, 10:00. */
export const LATER = new Date('2026-03-12T07:00:00.000Z');

/** A case with its curator, and a specialist who may follow. */
export interface Succession {
  readonly found: TestCase;
  readonly first: TestUser;
  readonly second: TestUser;
}

export async function buildSuccession(
  db: Knex,
  centre: TestCentre,
  row: Readonly<Record<string, unknown>> = {},
): Promise<Succession> {
  const found = await buildCase(db, { centre, row });
  const [first, second] = [await buildUser(db, centre, 'curator'), await buildUser(db, centre, 'curator')];
  await assignCurator(db, found.caseId, first.userId);
  return { found, first, second };
}

/** The change as it is asked for on 12 March. */
export function succeed(
  db: Knex,
  { found, second }: Succession,
  by: TestUser,
  overrides: Partial<ChangeCuratorInput> = {},
): Promise<{ handoverId: string }> {
  return changeCurator(actingAs(db, by, LATER), {
    caseId: found.caseId,
    userId: second.userId,
    reasonKind: 'leave',
    changedOn: '2026-03-12',
    ...overrides,
  });
}
