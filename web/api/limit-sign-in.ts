import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#domain/errors';

/** Tries from one address on one account. */
const TRIES_PER_ADDRESS = 5;
const ADDRESS_WINDOW_SECONDS = 5 * 60;
/** Tries on one account from everywhere: slows a spread attack, and the owner waits a minute at most. */
const TRIES_PER_ACCOUNT = 10;
const ACCOUNT_WINDOW_SECONDS = 60;
/** Refused tries from one address on all accounts: one password on every login, or a flood. A whole office may share an address. */
const REFUSALS_PER_ADDRESS = 100;

export interface SignInLimits {
  /** Counts a try and refuses when there were too many; counting first means that parallel tries gain nothing. */
  countTry(login: string, address: string): Promise<void>;
  /** After the right password the tries of this address on the account are forgotten, and this one counts as no refusal. */
  forget(login: string, address: string): Promise<void>;
}

export function limitSignIns(pool: Pool): SignInLimits {
  const table = { storeClient: pool, schemaName: 'app', tableName: 'sign_in_attempts', tableCreated: true };
  const perAddress = new RateLimiterPostgres({
    ...table,
    keyPrefix: 'address',
    points: TRIES_PER_ADDRESS,
    duration: ADDRESS_WINDOW_SECONDS,
  });
  const perAccount = new RateLimiterPostgres({
    ...table,
    keyPrefix: 'account',
    points: TRIES_PER_ACCOUNT,
    duration: ACCOUNT_WINDOW_SECONDS,
  });
  const refusals = new RateLimiterPostgres({
    ...table,
    keyPrefix: 'refusals',
    points: REFUSALS_PER_ADDRESS,
    duration: ADDRESS_WINDOW_SECONDS,
  });
  return {
    async countTry(login, address) {
      await consume(perAddress, keyOf(login, address));
      await consume(perAccount, keyOf(login));
      await consume(refusals, keyOf(address));
    },
    async forget(login, address) {
      await perAddress.delete(keyOf(login, address));
      await refusals.reward(keyOf(address));
    },
  };
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
    throw new DomainError('TOO_MANY_ATTEMPTS', 'Слишком много попыток входа. Подождите несколько минут и повторите.', {
      retryAfterSeconds,
    });
  }
}

/** A hash, because people type passwords into the field of the login, and this table outlives the mistake. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
