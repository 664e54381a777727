import type { Knex } from 'knex';
import { buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';

/** One of so many open cases is on support, with measures that run in the engine. */
export const SUPPORTED_OF = 4;
/** A unit with five hundred open cases is a big one. */
const CASES_PER_UNIT = 500;
const UNITS_PER_CENTRE = 2;
/** Families on support for each curator. */
const FAMILIES = 25;

/** One unit of a centre with those who work there. */
export interface LoadedUnit {
  /** The centre with this unit. */
  readonly centre: TestCentre;
  readonly intake: TestUser;
  readonly curators: readonly TestUser[];
}

/** As many units as so many cases fill, two in each centre. */
export async function buildUnits(db: Knex, cases: number): Promise<readonly LoadedUnit[]> {
  const count = Math.max(UNITS_PER_CENTRE, Math.ceil(cases / CASES_PER_UNIT));
  const curators = Math.ceil(cases / count / SUPPORTED_OF / FAMILIES);
  const units: LoadedUnit[] = [];
  for (let index = 0; index < count; index += 1) {
    const last = units.at(-1)?.centre;
    const centre = last && index % UNITS_PER_CENTRE > 0 ? await addUnit(db, last) : await buildCentre(db);
    units.push(await staff(db, centre, curators));
  }
  return units;
}

async function addUnit(db: Knex, centre: TestCentre): Promise<TestCentre> {
  const unitId = await insertRow(db, 'app.units', { centre_id: centre.centreId, name: 'Второе отделение сопровождения' });
  return { ...centre, unitId };
}

async function staff(db: Knex, centre: TestCentre, count: number): Promise<LoadedUnit> {
  const intake = await buildUser(db, centre, 'intake');
  const curators: TestUser[] = [];
  for (let index = 0; index < count; index += 1) curators.push(await buildUser(db, centre, 'curator'));
  return { centre, intake, curators };
}
