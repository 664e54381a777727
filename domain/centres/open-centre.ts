import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { insertCentre, insertUnit } from './centre-store.ts';

const text = z.string().trim().min(1);

export const centreInput = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  shortName: text,
  /** Stands before the numbers of the centre's cases, appeals and letters. */
  prefix: text.max(4),
  district: text,
  region: z.string().default('RU-TA'),
  timeZone: z.string().default('Europe/Moscow'),
  isDemo: z.boolean().default(false),
  units: z.array(text).min(1),
});

export interface OpenedCentre {
  readonly centreId: string;
  /** In the order of the names given. */
  readonly unitIds: readonly string[];
}

/** Enters a centre that carries out the programme, bound to one district, with its units (O п.2; П1 п.4.2; T-001, T-002). */
export async function openCentre(ctx: Context, given: z.input<typeof centreInput>): Promise<OpenedCentre> {
  const { units, ...centre } = centreInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const centreId = await insertCentre(tx.db, centre);
    const unitIds: string[] = [];
    for (const name of units) unitIds.push(await insertUnit(tx.db, centreId, name));
    const { code, district } = centre;
    await recordEvent(tx, {
      action: 'centre.opened',
      objectKind: 'centre',
      objectId: centreId,
      centreId,
      after: { code, district, unitIds },
    });
    return { centreId, unitIds };
  });
}
