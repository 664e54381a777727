import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import type { Context } from '#domain/context';
import { fullName } from '#domain/person-name';
import { listUserNames } from '#domain/users/user-name-view';
import { getReadableAppeal, listAppealActs } from './appeal-access.ts';
import { knownPersonInput } from './appeal-input.ts';
import { ABOUT, CASE_OF_APPEAL, IS_TRANSFERRED } from './appeal-list-view.ts';
import type { AppealRow } from './appeal-store.ts';
import { listAttempts } from './contact-store.ts';
import { listCorrections } from './correction-store.ts';
import { findRepresentative, findSender, listAnswers } from './sender-store.ts';

const placeRow = z.object({
  centreName: z.string(),
  about: z.string().nullable(),
  isTransferred: z.boolean(),
  case: z.object({ id: z.uuid(), number: z.string() }).nullable(),
});

/**
 * The card of an appeal for those who take appeals and for the director: only here stands the sender, whose name nobody else
 * of the case learns (П1 п.4.3, 5.11; T-207). Opening it leaves a trace (T-197).
 */
export async function openAppealCard(ctx: Context, appealId: string) {
  const appeal = await getReadableAppeal(ctx, appealId);
  const { caseId, centreId } = appeal;
  await recordReading(ctx, {
    action: 'appeal.viewed',
    objectKind: 'appeal',
    objectId: appealId,
    ...(caseId !== null && { caseId }),
    centreId,
  });
  const corrections = await listCorrections(ctx.db, appealId);
  const userIds = [appeal.registeredBy, ...corrections.map(({ correctedBy }) => correctedBy)];
  const names = await listUserNames(
    ctx,
    userIds.flatMap((id) => id ?? []),
  );
  const nameOf = (id: string) => names.get(id) ?? { id, name: '' };
  return {
    ...appeal,
    ...(await describePlace(ctx, appealId)),
    registeredBy: appeal.registeredBy === null ? null : nameOf(appeal.registeredBy),
    review: reviewOf(appeal),
    sender: (await findSender(ctx.db, appealId)) ?? null,
    representative: (await findRepresentative(ctx.db, appealId)) ?? null,
    people: peopleOf(appeal),
    answers: await listAnswers(ctx.db, appealId),
    attempts: await listAttempts(ctx.db, appealId),
    corrections: corrections.map((each) => ({ ...each, correctedBy: nameOf(each.correctedBy) })),
    may: await listAppealActs(ctx, appeal),
  };
}

async function describePlace(ctx: Context, appealId: string) {
  const row: unknown = await ctx
    .db('app.appeals as a')
    .join('app.centres as o', 'o.id', 'a.centre_id')
    .leftJoin('app.cases as c', 'c.id', 'a.case_id')
    .leftJoin('app.families as f', 'f.id', 'c.family_id')
    .where({ 'a.id': appealId })
    .first({
      centreName: 'o.short_name',
      about: ctx.db.raw(ABOUT),
      isTransferred: ctx.db.raw(IS_TRANSFERRED),
      case: ctx.db.raw(CASE_OF_APPEAL),
    });
  return placeRow.parse(row);
}

function reviewOf({ reviewOutcome, reviewComment, reviewedAt }: AppealRow) {
  return reviewOutcome === null || reviewedAt === null
    ? null
    : { outcome: reviewOutcome, comment: reviewComment, at: reviewedAt };
}

/** Whom a message tells of, or who stands in an appeal that another centre handed over. */
const contentPeople = z.object({
  people: z.array(knownPersonInput).optional().catch(undefined),
  members: z.array(z.looseObject(knownPersonInput.shape)).optional().catch(undefined),
});

function peopleOf({ content }: AppealRow) {
  const { people, members } = contentPeople.parse(content ?? {});
  return (people ?? members ?? []).map(({ lastName, firstName, middleName, birthOn, kinship }) => ({
    name: fullName({ lastName, firstName: firstName ?? '', middleName: middleName ?? null }),
    birthOn: birthOn ?? null,
    kinship: kinship ?? null,
  }));
}
