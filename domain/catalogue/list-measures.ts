import type { Context } from '#domain/context';
import type { CatalogueMeasure } from './catalogue.ts';
import { findMeasure, selectMeasures } from './catalogue-store.ts';

/** The measures of one version of the catalogue in the order of the annexes (П1 п.4.10; T-214). */
export async function listMeasures(ctx: Context, input: { version: number }): Promise<CatalogueMeasure[]> {
  return selectMeasures(ctx.db, input.version);
}

/** One measure of the catalogue, or nothing when the version has no such code (П1 п.4.10). */
export async function findCatalogueMeasure(
  ctx: Context,
  input: { version: number; code: string },
): Promise<CatalogueMeasure | undefined> {
  return findMeasure(ctx.db, input.version, input.code);
}
