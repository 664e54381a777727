import type { Context } from '#domain/context';
import { findFactor, hasRecoveryCode, spendRecoveryCode, spendStep } from './second-factor-store.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import { openSecret } from './sealed-secret.ts';
import { findStep } from './totp.ts';

/** A code that is right; it is used up only together with what it opens. */
export type CodeProof =
  { readonly kind: 'authenticator'; readonly step: number } | { readonly kind: 'recovery'; readonly codeHash: string };

/** Whether the code is one of the person's authenticator or an unused recovery code (T-205). */
export async function proveCode(
  ctx: Context,
  given: { readonly userId: string; readonly code: string; readonly key: string },
): Promise<CodeProof | undefined> {
  const factor = await findFactor(ctx.db, given.userId);
  if (!factor?.confirmedAt) return undefined;
  const secret = openSecret(given.key, given.userId, factor.sealedSecret);
  const step = secret && findStep(secret, given.code, ctx.now);
  if (step !== undefined) return { kind: 'authenticator', step };
  const codeHash = hashRecoveryCode(given.userId, given.code);
  return (await hasRecoveryCode(ctx.db, given.userId, codeHash)) ? { kind: 'recovery', codeHash } : undefined;
}

/** Uses the code up in the transaction of what it opens; false when somebody was faster or it is an old one. */
export function spendCode(ctx: Context, userId: string, proof: CodeProof): Promise<boolean> {
  if (proof.kind === 'authenticator') return spendStep(ctx.db, userId, proof.step);
  return spendRecoveryCode(ctx.db, userId, { codeHash: proof.codeHash, at: ctx.now });
}
