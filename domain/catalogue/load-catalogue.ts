import { inTransaction, type Context } from '#domain/context';
import { recordEvent } from '#domain/audit/record-event';
import annex5 from './annex-5.json' with { type: 'json' };
import { insertCatalogueVersion } from './catalogue-store.ts';
import { parseAnnex } from './parse-annex.ts';

/** The first version of the catalogue, the one that a fresh database starts with. */
const FIRST_VERSION = 1;

/** Loads version 1 of the catalogue of measures once; run again it changes nothing (П1 п.4.10; П5 ст.V; T-214). */
export async function loadCatalogue(ctx: Context): Promise<void> {
  const { source, measures } = parseAnnex(annex5, FIRST_VERSION);

  await inTransaction(ctx, async (tx) => {
    const isNew = await insertCatalogueVersion(tx.db, FIRST_VERSION, source, measures);
    if (!isNew) return;
    await recordEvent(tx, {
      action: 'catalogue.loaded',
      objectKind: 'catalogue',
      objectId: String(FIRST_VERSION),
      after: { measures: measures.length },
    });
  });
}
