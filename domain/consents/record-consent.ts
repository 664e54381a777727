import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase, refuseArchived } from '#domain/cases/case-access';
import type { Case } from '#domain/cases/case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { documentChoices } from '#domain/documents/document-choices';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { consentKindSchema, type ConsentKind } from './consent.ts';
import { insertConsent } from './consent-store.ts';

export const consentInput = z
  .strictObject({
    personId: z.uuid('Выберите, кто даёт согласие.'),
    kinds: z.array(consentKindSchema).min(1, 'Отметьте хотя бы один вид согласия.'),
    basis: z.enum(['consent', 'law']),
    lawText: z.string().trim().min(1).max(500).optional(),
    givenOn: z.iso.date('Такой даты нет.'),
    documentId: z.uuid().optional(),
  })
  .refine(({ basis, lawText }) => basis === 'consent' || lawText !== undefined, {
    path: ['lawText'],
    message: 'Назовите закон и статью, по которым согласие не нужно.',
  });
export type ConsentInput = z.input<typeof consentInput>;
type Consent = z.output<typeof consentInput>;

/** Kind of the scan of a signed consent among the documents of a case. */
export const CONSENT_DOCUMENT = 'family-consent';

/** Records the consent of a member, or the law that stands in its place, on request of a person at work (T-198; AMB-39). */
export async function recordConsent(ctx: Context, { caseId, ...given }: ConsentInput & { caseId: string }): Promise<void> {
  const consent = parseInput(consentInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['consent.record', 'do']);
    if ((await storeConsent(tx, { caseId, consent, pointer: '' })) > 0) return;
    throw new DomainError('CONSENT_IN_FORCE', 'Такое согласие или основание уже действует.');
  });
}

/**
 * Stores consents and legal bases of a form; what a person has in force already stays as it is.
 * Whoever completes the form of a case was asked for their right there.
 */
export async function storeConsents(
  ctx: Context,
  { caseId, consents }: { caseId: string; consents: readonly Consent[] },
): Promise<void> {
  for (const [index, consent] of consents.entries()) {
    await storeConsent(ctx, { caseId, consent, pointer: `/consents/${index}` });
  }
}

/** Returns how many of the kinds were new. */
async function storeConsent(ctx: Context, given: { caseId: string; consent: Consent; pointer: string }): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const found = await lockCaseForChange(tx, given.caseId);
    refuseArchived(found);
    await refuseWrong(tx, found, given);
    let stored = 0;
    for (const kind of given.consent.kinds) stored += await storeOne(tx, found, { ...given.consent, kind });
    return stored;
  });
}

async function refuseWrong(ctx: Context, found: Case, given: { consent: Consent; pointer: string }): Promise<void> {
  const { consent, pointer } = given;
  const today = dateInZone(ctx.now, found.timeZone);
  const member = (await listFamilyMembers(ctx, found.familyId)).find(({ id }) => id === consent.personId);
  if (!member || !mayActForFamily(member, today)) {
    throw invalidInput('Проверьте, кто даёт согласие.', {
      [`${pointer}/personId`]: 'Согласие даёт заявитель или взрослый член семьи.',
    });
  }
  if (consent.givenOn > today) {
    throw invalidInput('Проверьте дату согласия.', { [`${pointer}/givenOn`]: 'Дата согласия не может быть в будущем.' });
  }
  const scans = await documentChoices(ctx, found.id, CONSENT_DOCUMENT);
  if (consent.documentId && !scans.some(({ value }) => value === consent.documentId)) {
    throw invalidInput('Проверьте документ.', { [`${pointer}/documentId`]: 'Выберите скан согласия из документов дела.' });
  }
}

async function storeOne(ctx: Context, found: Case, consent: Consent & { kind: ConsentKind }): Promise<number> {
  const { kind, basis, personId, givenOn } = consent;
  const id = await insertConsent(ctx.db, {
    ...{ familyId: found.familyId, personId, kind, basis, givenOn },
    lawText: basis === 'law' ? (consent.lawText ?? null) : null,
    documentId: consent.documentId ?? null,
    recordedAt: ctx.now,
    recordedBy: ctx.actor.id,
  });
  if (id === undefined) return 0;
  await recordEvent(ctx, {
    action: 'consent.recorded',
    objectKind: 'consent',
    objectId: id,
    caseId: found.id,
    centreId: found.centreId,
    after: { personId, kind, basis, givenOn },
  });
  return 1;
}
