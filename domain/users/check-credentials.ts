import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { verifyPassword } from './password.ts';
import { spendCode, type CodeProof } from './second-factor/prove-code.ts';

const row = z.object({
  id: z.string(),
  passwordHash: z.string(),
  isActive: z.boolean(),
  accessVersion: z.number(),
  hasSecondFactor: z.boolean(),
});

/** What came of the code that was given beside the password; `unchecked` when too many wrong ones came before it. */
export type CodeAnswer =
  | { readonly state: 'absent' }
  | { readonly state: 'wrong' }
  | { readonly state: 'unchecked'; readonly retryAfterSeconds: number }
  | { readonly state: 'right'; readonly proof: CodeProof };

/**
 * Checks login, password and, where the person has one, the second factor; success and refusal leave a trace (П1 п.5.11; T-205).
 * The code counts only beside the right password, and is used up with it.
 */
export async function checkCredentials(
  ctx: Context,
  given: { readonly login: string; readonly password: string; readonly code?: CodeAnswer },
): Promise<{ id: string; accessVersion: number }> {
  const user = await findUser(ctx, given.login);
  const isRight = (await verifyPassword(user?.passwordHash, given.password)) && user?.isActive === true;
  // A refusal without a known user names nobody: what was typed there may be a password.
  if (!isRight) throw await refused(ctx, user?.id ?? 'unknown', wrongCredentials());
  const code = given.code ?? { state: 'absent' };
  if (!user.hasSecondFactor) await enter(ctx, user.id);
  else if (code.state === 'right') await enter(ctx, user.id, code.proof);
  else throw await refused(ctx, user.id, refusalOf(code));
  return { id: user.id, accessVersion: user.accessVersion };
}

async function enter(ctx: Context, userId: string, proof?: CodeProof): Promise<void> {
  const isIn = await inTransaction({ ...ctx, actor: { ...ctx.actor, kind: 'person', id: userId } }, async (tx) => {
    if (proof && !(await spendCode(tx, userId, proof))) return false;
    await recordEvent(tx, {
      action: 'sign-in.succeeded',
      objectKind: 'user',
      objectId: userId,
      ...(proof && { after: { secondFactor: proof.kind } }),
    });
    return true;
  });
  if (!isIn) throw await refused(ctx, userId, wrongCode());
}

async function refused(ctx: Context, objectId: string, refusal: DomainError): Promise<DomainError> {
  const after = refusal.code === 'WRONG_CREDENTIALS' ? undefined : { reason: refusal.code };
  await recordEvent(ctx, { action: 'sign-in.refused', objectKind: 'user', objectId, ...(after && { after }) });
  return refusal;
}

function refusalOf(code: Exclude<CodeAnswer, { state: 'right' }>): DomainError {
  if (code.state === 'absent') return new DomainError('SECOND_FACTOR_REQUIRED', 'Введите код из приложения-аутентификатора.');
  if (code.state === 'wrong') return wrongCode();
  return new DomainError('TOO_MANY_ATTEMPTS', 'Слишком много неверных кодов. Введите резервный код или повторите позже.', {
    retryAfterSeconds: code.retryAfterSeconds,
  });
}

function wrongCredentials(): DomainError {
  return new DomainError('WRONG_CREDENTIALS', 'Неверный логин или пароль.');
}

function wrongCode(): DomainError {
  return new DomainError('WRONG_CODE', 'Код не подошёл. Дождитесь нового кода в приложении или введите резервный.');
}

async function findUser(ctx: Context, login: string): Promise<z.infer<typeof row> | undefined> {
  const found: unknown = await ctx
    .db('app.users as u')
    .leftJoin('app.second_factors as f', (join) => void join.on('f.user_id', 'u.id').andOnNotNull('f.confirmed_at'))
    .where({ 'u.login': login })
    .first({
      id: 'u.id',
      passwordHash: 'u.password_hash',
      isActive: 'u.is_active',
      accessVersion: 'u.access_version',
      hasSecondFactor: ctx.db.raw('f.user_id is not null'),
    });
  return row.optional().parse(found);
}
