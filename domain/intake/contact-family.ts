import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import type { Case } from '#domain/cases/case';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { dropMembers } from '#domain/families/drop-members';
import { memberInput } from '#domain/families/family-input';
import { joinFamily } from '#domain/families/join-family';
import { representativeInput } from './appeal-input.ts';
import { findFirstAppeal, updateAppeal, type AppealRow } from './appeal-store.ts';
import { applicationFormSchema, capacitySchema, MINOR_CAPACITY } from './appeal-words.ts';
import { checkMembers, checkMinor } from './check-appeal.ts';
import { settleContactDuplicates } from './contact-duplicates.ts';
import { insertAttempts } from './contact-store.ts';
import { insertRepresentative } from './sender-store.ts';

const text = z.string().trim().min(1);
const attempts = z
  .array(z.object({ attemptedOn: z.iso.date('Такой даты нет.'), way: text.max(50), result: text.max(1000) }))
  .min(1, 'Внесите хотя бы одну попытку.');

/** How the contact with a family ended that somebody else wrote about (П1 п.4.3; T-025). */
export const contactInput = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('application'),
    attempts,
    appliedOn: z.iso.date('Такой даты нет.'),
    applicationForm: applicationFormSchema,
    capacity: z.union([capacitySchema, z.literal(MINOR_CAPACITY)]),
    minorCase: text.max(1000).optional(),
    representative: representativeInput.optional(),
    members: z.array(memberInput.extend({ isApplicant: z.boolean().default(false), personId: z.uuid().optional() })).min(1),
    completeness: z.enum(['complete', 'incomplete']).optional(),
    phone: text.max(50).optional(),
    /** Why families that look like this one are others. */
    apartReason: text.max(1000).optional(),
  }),
  z.object({ outcome: z.enum(['family-refused', 'not-reached']), attempts }),
]);
export type Contact = z.infer<typeof contactInput>;
type Applied = Extract<Contact, { outcome: 'application' }>;

/**
 * Stores the attempts to reach a family and what came of them. Only its own application lets the case go on:
 * a message alone enrols nobody (П1 п.2.3 а, 4.3; T-025, AMB-04).
 */
export async function recordContact(ctx: Context, { caseId, contact }: { caseId: string; contact: Contact }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await getCase(tx, caseId);
    const appeal = await findFirstAppeal(tx.db, caseId);
    if (!appeal) throw new DomainError('CASE_WITHOUT_APPEAL', 'У дела нет обращения.');
    refuseWrongAttempts(contact, appeal, dateInZone(tx.now, found.timeZone));
    await insertAttempts(tx.db, appeal.id, { attempts: contact.attempts, recordedBy: tx.actor.id, recordedAt: tx.now });
    if (contact.outcome === 'application') await takeApplication(tx, { found, appeal, contact });
    await recordEvent(tx, {
      action: 'appeal.contacted',
      objectKind: 'appeal',
      objectId: appeal.id,
      caseId,
      centreId: found.centreId,
      after: {
        outcome: contact.outcome,
        attempts: contact.attempts.length,
        ...(contact.outcome === 'application' && { appliedOn: contact.appliedOn }),
      },
    });
  });
}

/** The family's own will: applicant and members as the family names them take the place of what the message said. */
async function takeApplication(
  ctx: Context,
  { found, appeal, contact }: { found: Case; appeal: AppealRow; contact: Applied },
): Promise<void> {
  const today = dateInZone(ctx.now, found.timeZone);
  if (contact.appliedOn < appeal.receivedOn || contact.appliedOn > today) {
    const message = 'Заявление подано не раньше поступления сообщения и не позже сегодняшнего дня.';
    throw invalidInput('Проверьте дату заявления.', { '/appliedOn': message });
  }
  const applicant = checkMembers(contact.members, today);
  const minor = contact.capacity === MINOR_CAPACITY ? requireMinor(contact) : undefined;
  if (minor) checkMinor(applicant, contact.members, contact.appliedOn);
  const { members, completeness, phone } = contact;
  await settleContactDuplicates(ctx, { found, appeal, people: members, reason: contact.apartReason });
  const memberIds = await joinFamily(ctx, { familyId: found.familyId, members, completeness, phone });
  if (await isOnlyCase(ctx, found)) {
    await dropMembers(ctx, { familyId: found.familyId, centreId: found.centreId, keepIds: memberIds });
  }
  await updateAppeal(ctx.db, appeal.id, {
    capacity: contact.capacity,
    applicantPersonId: memberIds[members.indexOf(applicant)] ?? null,
    appliedOn: contact.appliedOn,
    applicationForm: contact.applicationForm,
    minorCase: minor?.minorCase ?? null,
  });
  if (!minor) return;
  const { name, capacity, phone: representativePhone, mayBeInformed } = minor.representative;
  await insertRepresentative(ctx.db, appeal.id, { name, capacity, phone: representativePhone ?? null, mayBeInformed });
}

function requireMinor({ minorCase, representative }: Applied) {
  if (minorCase !== undefined && representative) return { minorCase, representative };
  throw invalidInput('Проверьте заявление несовершеннолетнего.', {
    ...(minorCase === undefined && { '/minorCase': 'Укажите случай, в котором несовершеннолетний обращается сам.' }),
    ...(!representative && { '/representative': 'Укажите законного представителя.' }),
  });
}

/** Only of a family that this message made known may people be taken off again. */
async function isOnlyCase(ctx: Context, { id, familyId }: Case): Promise<boolean> {
  const other: unknown = await ctx.db('app.cases').where({ family_id: familyId }).whereNot({ id }).first('id');
  return other === undefined;
}

function refuseWrongAttempts({ attempts: given }: Contact, { receivedOn }: AppealRow, today: string): void {
  const wrong = given.flatMap(({ attemptedOn }, index) => (attemptedOn > today || attemptedOn < receivedOn ? [index] : []));
  if (wrong.length === 0) return;
  const message = 'Попытка — не раньше поступления сообщения и не позже сегодняшнего дня.';
  throw invalidInput(
    'Проверьте даты попыток.',
    Object.fromEntries(wrong.map((index) => [`/attempts/${index}/attemptedOn`, message])),
  );
}
