import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { findCatalogueMeasure } from '#domain/catalogue/list-measures';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findInstitutions, getOrganisations } from '#domain/organisations/find-institutions';
import type { Organisation } from '#domain/organisations/organisation';
import { lockMeasure, lockOpenMeasure } from '#domain/plans/measure-state';
import { isOpen, type PlanItem } from '#domain/plans/plan-item';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findMemo, insertMemo } from './memo-store.ts';

export const prepareMemoInput = z.object({ planItemId: z.uuid() });

/**
 * Makes the memo of an information measure from the directory: institutions of the family's district that give the help,
 * with address, working hours and phone. Without any the curator chooses them; a measure that has ended meanwhile
 * gets none (П4–11 ст.V; T-073, T-081).
 */
export async function prepareMemo(ctx: Context, input: z.input<typeof prepareMemoInput>): Promise<{ institutions: number }> {
  const { planItemId } = prepareMemoInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const item = await lockMeasure(tx, planItemId);
    const existing = await findMemo(tx.db, planItemId);
    if (existing) return { institutions: existing.institutions.length };
    if (!isOpen(item)) return { institutions: 0 };

    const institutions = await institutionsFor(tx, item);
    if (institutions.length === 0) {
      throw new DomainError('NO_INSTITUTION', 'В районе семьи нет подходящих учреждений: выберите их из справочника.');
    }
    await storeMemo(tx, item, institutions);
    return { institutions: institutions.length };
  });
}

/** Makes the memo from institutions that the curator chose from the whole directory (П4–11 ст.V; T-073). */
export async function chooseInstitutions(
  ctx: Context,
  input: { planItemId: string; organisationIds: readonly string[] },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const item = await lockOpenMeasure(tx, input.planItemId);
    await storeMemo(tx, item, await getOrganisations(tx, { ids: input.organisationIds }));
  });
}

async function institutionsFor(ctx: Context, item: PlanItem): Promise<Organisation[]> {
  if (item.catalogueVersion === null || item.measureCode === null) return [];
  const measure = await findCatalogueMeasure(ctx, { version: item.catalogueVersion, code: item.measureCode });
  if (!measure?.helpKind) return [];
  const { district } = await getSupportedCase(ctx, item.caseId);
  return findInstitutions(ctx, { helpKind: measure.helpKind, district });
}

async function storeMemo(ctx: Context, item: PlanItem, institutions: readonly Organisation[]): Promise<void> {
  const isNew = await insertMemo(ctx.db, {
    planItemId: item.id,
    caseId: item.caseId,
    institutions: institutions.map(({ name, address, workingHours, phone }) => ({ name, address, workingHours, phone })),
    madeAt: ctx.now,
  });
  if (!isNew) return;
  await recordEvent(ctx, {
    action: 'memo.made',
    objectKind: 'plan-item',
    objectId: item.id,
    caseId: item.caseId,
    after: { organisationIds: institutions.map(({ id }) => id) },
  });
}
