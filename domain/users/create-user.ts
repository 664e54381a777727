import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { authorise } from './authorise.ts';
import { hashPassword } from './password.ts';
import { checkGrants, passwordInput, userFields } from './user-input.ts';
import { insertUser, replaceGrants } from './user-store.ts';
import { refuseWeakPassword } from './weak-passwords.ts';

const createInput = z.strictObject({
  ...userFields,
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'Логин: от 2 до 64 строчных латинских букв, цифр, точек, дефисов.'),
  password: passwordInput,
});
export type CreateUserInput = z.input<typeof createInput>;

/** Makes a personal account with its roles; the undertaking is still to be signed by the person (П1 п.5.11; T-019, T-192, T-205). */
export async function createUser(ctx: Context, given: CreateUserInput): Promise<{ userId: string }> {
  const input = parseInput(createInput, given);
  refuseWeakPassword(input.password, { own: [input.login, input.lastName, input.firstName], field: '/password' });
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'user.manage', 'do', { centreId: input.centreId });
    await checkGrants(tx, input.roles);
    const userId = await insertUser(tx.db, { ...input, passwordHash, createdAt: tx.now });
    if (!userId) throw invalidInput('Логин занят.', { '/login': 'Такой логин уже есть. Выберите другой.' });
    await replaceGrants(tx.db, userId, input.roles, tx.now);
    await recordEvent(tx, {
      action: 'user.created',
      objectKind: 'user',
      objectId: userId,
      ...(input.centreId && { centreId: input.centreId }),
      after: { roles: input.roles, isSpecialist: input.isSpecialist },
    });
    return { userId };
  });
}
