import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { findOrCreateBody, lockBody, selectMemberships, updateMembershipEnd } from './body-store.ts';
import { addBodyMember, BODY_NAME } from './manage-body.ts';
import { listColleagues } from './members-view.ts';

const date = z.iso.date('Такой даты нет.');

export const appointMemberInput = z
  .object({ centreId: z.uuid(), userId: z.uuid(), fromOn: date, toOn: date.optional() })
  .refine(({ fromOn, toOn }) => toOn === undefined || fromOn <= toOn, {
    path: ['toOn'],
    message: 'Последний день не раньше первого.',
  });

/** The secretary puts somebody on the standing list of the consilium for a period (П1 п.4.4; T-004). */
export async function appointMember(ctx: Context, input: z.input<typeof appointMemberInput>): Promise<void> {
  const { centreId, userId, fromOn, toOn } = parseInput(appointMemberInput, input);
  await inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'session.plan', 'do', { centreId });
    if (!(await listColleagues(tx, centreId)).some(({ id }) => id === userId))
      throw invalidInput('Проверьте сотрудника.', { '/userId': 'В консилиум входят действующие сотрудники этого Центра.' });
    const bodyId = await findOrCreateBody(tx.db, centreId, BODY_NAME);
    await lockBody(tx.db, bodyId);
    const periods = (await selectMemberships(tx.db, bodyId)).filter((member) => member.userId === userId);
    if (periods.some((known) => fromOn <= (known.toOn ?? fromOn) && known.fromOn <= (toOn ?? known.fromOn)))
      throw new DomainError('ALREADY_MEMBER', 'Этот сотрудник уже входит в консилиум в указанные дни.');
    await addBodyMember(tx, { centreId, userId, fromOn, ...(toOn !== undefined && { toOn }) });
  });
}

export const endMembershipInput = z.object({ centreId: z.uuid(), userId: z.uuid(), fromOn: date, toOn: date });

/** Ends a membership on a day; who left is not offered at a meeting after it (П1 п.4.4; T-004). */
export async function endMembership(ctx: Context, input: z.input<typeof endMembershipInput>): Promise<void> {
  const { centreId, userId, fromOn, toOn } = parseInput(endMembershipInput, input);
  if (toOn < fromOn) throw invalidInput('Проверьте дату.', { '/toOn': 'Последний день не раньше первого.' });
  await inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'session.plan', 'do', { centreId });
    const bodyId = await findOrCreateBody(tx.db, centreId, BODY_NAME);
    await lockBody(tx.db, bodyId);
    const known = (await selectMemberships(tx.db, bodyId)).find((member) => member.userId === userId && member.fromOn === fromOn);
    if (known?.toOn && toOn > known.toOn) {
      throw invalidInput('Проверьте дату.', { '/toOn': 'Членство закончилось раньше: включите сотрудника на новый срок.' });
    }
    if (!known || !(await updateMembershipEnd(tx.db, { bodyId, userId, fromOn }, toOn)))
      throw notFound('Такого членства в консилиуме нет.');
    await recordEvent(tx, {
      action: 'consilium.member-ended',
      objectKind: 'collegial-body',
      objectId: bodyId,
      centreId,
      before: { userId, fromOn, toOn: known.toOn },
      after: { toOn },
    });
  });
}
