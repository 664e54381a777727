import type { Context } from '#domain/context';
import { checkCredentials, type CodeAnswer } from '#domain/users/check-credentials';
import { isKnownBrowser } from '#domain/users/known-browsers';
import { findUserId } from '#domain/users/user-id-view';
import { proveCode } from '#domain/users/second-factor/prove-code';
import { isTotpShaped } from '#domain/users/second-factor/totp';
import type { Lane, SignInLimits } from './limit-sign-in.ts';

export interface SignInTry {
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
  /** What the browser was given when somebody signed in there before. */
  readonly browserId: string | undefined;
}

interface Tools {
  readonly limits: SignInLimits;
  readonly factorKey: string;
}

/**
 * Lets a person in or refuses. The code is looked at before the password: who shows a right one, or sits in a browser where the
 * same person has signed in before, does not wait behind strangers who guess at the account (T-205).
 */
export async function admitSignIn(
  ctx: Context,
  attempt: SignInTry,
  { limits, factorKey }: Tools,
): Promise<{ id: string; accessVersion: number }> {
  const { login, password, browserId } = attempt;
  const knownBrowser = browserId !== undefined && (await isKnownBrowser(ctx, login, browserId)) ? browserId : undefined;
  const code = await answerCode(ctx, { login, code: attempt.code, knownBrowser }, { limits, factorKey });
  const lane = laneOf(ctx, code, knownBrowser);
  await limits.countTry(login, lane);
  const user = await checkCredentials(ctx, { login, password, code });
  await limits.forget(login, lane);
  return user;
}

function laneOf(ctx: Context, code: CodeAnswer, knownBrowser: string | undefined): Lane {
  if (code.state === 'right') return { kind: 'proven' };
  if (knownBrowser !== undefined) return { kind: 'known-browser', browserId: knownBrowser };
  return { kind: 'stranger', address: ctx.actor.address ?? '' };
}

async function answerCode(
  ctx: Context,
  given: { readonly login: string; readonly code: string | undefined; readonly knownBrowser: string | undefined },
  { limits, factorKey }: Tools,
): Promise<CodeAnswer> {
  const { login, code, knownBrowser } = given;
  if (code === undefined) return { state: 'absent' };
  // A recovery code is too long to be guessed, so nothing that strangers use up stands before it.
  const retryAfterSeconds = isTotpShaped(code) ? await limits.countCode(login, knownBrowser) : undefined;
  if (retryAfterSeconds !== undefined) return { state: 'unchecked', retryAfterSeconds };
  const userId = await findUserId(ctx, login);
  const proof = userId === undefined ? undefined : await proveCode(ctx, { userId, code, key: factorKey });
  return proof ? { state: 'right', proof } : { state: 'wrong' };
}
