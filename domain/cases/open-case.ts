import { recordEvent } from '#domain/audit/record-event';
import { currentCatalogueVersion } from '#domain/catalogue/current-version';
import type { Context } from '#domain/context';
import { nextNumber } from '#domain/numbering/next-number';
import { insertCase } from './case-store.ts';

export interface OpenCaseInput {
  readonly centreId: string;
  readonly unitId: string;
  readonly familyId: string;
  readonly year: number;
  /** Categories that are known at the appeal; the draft of the ИПССС settles them (П1 п.3.1). */
  readonly categories: readonly string[];
}

/** Opens a case with its number; the version of the catalogue is fixed for its whole life (П1 п.4.2, 4.3; T-001, T-045). */
export async function openCase(ctx: Context, given: OpenCaseInput): Promise<{ caseId: string; number: string }> {
  const { centreId, unitId, familyId, year, categories } = given;
  const number = await nextNumber(ctx, { centreId, kind: 'case', year });
  const catalogueVersion = await currentCatalogueVersion(ctx);
  const caseId = await insertCase(ctx.db, {
    ...{ number, centreId, unitId, familyId, categories, catalogueVersion },
    openedAt: ctx.now,
  });
  await recordEvent(ctx, {
    action: 'case.opened',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId,
    after: { number, unitId, catalogueVersion },
  });
  return { caseId, number };
}
