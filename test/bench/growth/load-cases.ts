import type { Knex } from 'knex';
import { addDays } from '#domain/calendar/plain-date';
import { caseStart } from '#domain/commands/case-start';
import { requestCommand } from '#domain/commands/request-command';
import { actingAsSystem, assignCurator, buildCase, buildFamily, type TestCase } from '../../support/factories.ts';
import { buildPlanRows, type TestItem } from '../../support/plan-rows.ts';
import { inParallel } from '../in-parallel.ts';
import type { LoadedUnit } from './units.ts';

/** Measures of each plan: one overdue, one due soon, one with time. */
const DUE_IN_DAYS = [-3, 5, 60];
export const MEASURES = DUE_IN_DAYS.length;
/** Terms of the families lie apart, as their appeals did. */
const SPREAD_DAYS = 30;
const WRITERS = 8;

const today = new Date().toISOString().slice(0, 10);
/** A programme in its second month: its first control point lies ahead. */
const TERM = { starts_on: addDays(today, -60), approved_on: addDays(today, -60), ends_on: addDays(today, 240) };

export interface LoadedCase extends TestCase {
  /** Whose family it is; nobody's yet in preparation. */
  readonly curatorId: string | undefined;
}

/** Cases whose appeal has been registered: each with its command to the engine, in one transaction, as the application does it. */
export async function loadNewCases(db: Knex, units: readonly LoadedUnit[], count: number): Promise<LoadedCase[]> {
  return load(db, units, count, (trx, unit, index) => writeCase(trx, unit, { index }));
}

/** Cases on support: a curator and a plan in force, whose process begins with stages V and VI. */
export async function loadSupportedCases(db: Knex, units: readonly LoadedUnit[], count: number): Promise<LoadedCase[]> {
  return load(db, units, count, async (trx, unit, index) => {
    const place = Math.floor(index / units.length);
    const curator = unit.curators[place % unit.curators.length];
    if (!curator) throw new Error('the unit has no curator');
    const found = await writeCase(trx, unit, { index, row: { status: 'support' } });
    await assignCurator(trx, found.caseId, curator.userId);
    const items = DUE_IN_DAYS.map((days): TestItem => ({
      dueOn: addDays(today, days + (index % SPREAD_DAYS)),
      status: 'planned',
      text: 'Беседы с семьей о распорядке дня и распределении домашних дел',
    }));
    await buildPlanRows(trx, found, { authorId: curator.userId, items, row: TERM });
    return { ...found, curatorId: curator.userId };
  });
}

type Writing = (trx: Knex, unit: LoadedUnit, index: number) => Promise<LoadedCase>;

async function load(db: Knex, units: readonly LoadedUnit[], count: number, write: Writing): Promise<LoadedCase[]> {
  const loaded: LoadedCase[] = [];
  const indexes = Array.from({ length: count }, (_, index) => index);
  await inParallel(indexes, WRITERS, async (index) => {
    const unit = units[index % units.length];
    if (!unit) throw new Error('there is no unit');
    loaded.push(await db.transaction((trx) => write(trx, unit, index)));
  });
  return loaded;
}

async function writeCase(
  trx: Knex,
  { centre, intake }: LoadedUnit,
  { index, row = {} }: { readonly index: number; readonly row?: Readonly<Record<string, unknown>> },
): Promise<LoadedCase> {
  const family = await buildFamily(trx, centre, { title: `Петровы ${index}` });
  const found = await buildCase(trx, { centre, family, registrarId: intake.userId, receivedOn: today, row });
  const { caseId, number } = found;
  const command = caseStart({ caseId, number, centreId: centre.centreId, unitId: centre.unitId, ground: 'parent-application' });
  await requestCommand(actingAsSystem(trx, new Date()), { stream: number, dedupeKey: `start:${caseId}`, command });
  return { ...found, curatorId: undefined };
}
