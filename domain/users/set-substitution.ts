import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { roleSchema } from './role.ts';
import { authoriseSubstitution } from './substitution-rights.ts';
import { insertSubstitution } from './substitution-store.ts';
import { listGrants, lockUser } from './user-store.ts';

const substitutionInput = z
  .strictObject({
    absentUserId: z.uuid(),
    substituteUserId: z.uuid(),
    role: roleSchema,
    fromOn: z.iso.date('Такой даты нет.'),
    toOn: z.iso.date('Такой даты нет.'),
    basis: z.string().trim().min(1, 'Укажите приказ или иное основание.').max(500),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'], message: 'Последний день не раньше первого.' })
  .refine(({ absentUserId, substituteUserId }) => absentUserId !== substituteUserId, {
    path: ['substituteUserId'],
    message: 'Замещает другой сотрудник.',
  });
export type SubstitutionInput = z.input<typeof substitutionInput>;

/**
 * Puts a substitute in place of an absent person for one role, with dates and a basis document: the head for curators of the unit,
 * the director for heads and curators, an administrator for all (T-018; AMB-47).
 */
export async function setSubstitution(ctx: Context, given: SubstitutionInput): Promise<{ substitutionId: string }> {
  const input = parseInput(substitutionInput, given);
  return inTransaction(ctx, async (open) => {
    const absent = await lockUser(open.db, input.absentUserId);
    const substitute = await lockUser(open.db, input.substituteUserId);
    if (!absent || !substitute) throw notFound('Пользователь не найден.');
    const substituted = (await listGrants(open.db, absent.id)).filter(({ role }) => role === input.role);
    if (substituted.length === 0) {
      throw invalidInput('Проверьте роль.', { '/role': 'У отсутствующего сотрудника нет этой роли.' });
    }
    const tx = await authoriseSubstitution(open, substituted);
    if (substitute.id === tx.actor.id) {
      throw new DomainError(
        'OWN_SUBSTITUTION',
        'Замещающим назначает другой руководитель или администратор: себя назначить нельзя.',
      );
    }
    if (!substitute.isActive || substitute.centreId !== absent.centreId) {
      throw invalidInput('Проверьте замещающего.', { '/substituteUserId': 'Замещает действующий сотрудник того же Центра.' });
    }
    const substitutionId = await insertSubstitution(tx.db, { ...input, createdAt: tx.now });
    await recordEvent(tx, {
      action: 'substitution.set',
      objectKind: 'substitution',
      objectId: substitutionId,
      ...(absent.centreId && { centreId: absent.centreId }),
      after: {
        absentUserId: absent.id,
        substituteUserId: substitute.id,
        role: input.role,
        fromOn: input.fromOn,
        toOn: input.toOn,
      },
    });
    return { substitutionId };
  });
}
