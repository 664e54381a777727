import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#domain/errors';

const MINUTE = 60;

/** Tries from one address on one account. */
const PER_ADDRESS = { keyPrefix: 'address', points: 5, duration: 5 * MINUTE };
/**
 * Tries on one account from everywhere. Windows begin with a try, so two may touch: five each keep any minute at ten at most.
 * It slows a spread attack; who has nothing to prove waits with the attacker, a minute at most.
 */
const PER_ACCOUNT = { keyPrefix: 'account', points: 5, duration: MINUTE };
/** Refused tries from one address on all accounts: one password on every login, or a flood. A whole office may share an address. */
const REFUSALS = { keyPrefix: 'refusals', points: 100, duration: 5 * MINUTE };
/** Tries of somebody who has shown a right code: an attacker cannot use up what belongs to the owner. */
const PROVEN = { keyPrefix: 'proven', points: 5, duration: MINUTE };
/** Tries in a browser where this person has signed in before. */
const KNOWN_BROWSER = { keyPrefix: 'browser', points: 5, duration: 5 * MINUTE };
/** Six digits: so few that a month of guessing beside the right password succeeds with less than one in twenty. */
const CODES = { keyPrefix: 'code', points: 20, duration: 60 * MINUTE };
/** Passwords and codes that a signed-in person confirms a change with: a sign-in left open is no place to guess. */
const OWN = { keyPrefix: 'own', points: 10, duration: 5 * MINUTE };

/** Who tries, and so whose tries count together. */
export type Lane =
  | { readonly kind: 'stranger'; readonly address: string }
  | { readonly kind: 'known-browser'; readonly browserId: string }
  | { readonly kind: 'proven' };

export interface SignInLimits {
  /** Counts a try and refuses when there were too many; counting first means that parallel tries gain nothing. */
  countTry(login: string, lane: Lane): Promise<void>;
  /** After a sign-in its earlier tries are forgotten, and it counts as no refusal. */
  forget(login: string, lane: Lane): Promise<void>;
  /** Counts a guess of a code; seconds to wait when no more may be checked. A known browser has guesses of its own. */
  countCode(login: string, browserId: string | undefined): Promise<number | undefined>;
  countOwnTry(userId: string): Promise<void>;
  /** Takes one counted try back; wrong ones before it still count. */
  forgiveOwnTry(userId: string): Promise<void>;
  forgetOwnTries(userId: string): Promise<void>;
}

export function limitSignIns(pool: Pool): SignInLimits {
  const table = { storeClient: pool, schemaName: 'app', tableName: 'sign_in_attempts', tableCreated: true };
  const limiter = (limit: { keyPrefix: string; points: number; duration: number }) =>
    new RateLimiterPostgres({ ...table, ...limit });
  const perAddress = limiter(PER_ADDRESS);
  const perAccount = limiter(PER_ACCOUNT);
  const refusals = limiter(REFUSALS);
  const proven = limiter(PROVEN);
  const knownBrowser = limiter(KNOWN_BROWSER);
  const codes = limiter(CODES);
  const own = limiter(OWN);
  return {
    async countTry(login, lane) {
      if (lane.kind === 'proven') return consume(proven, keyOf(login));
      if (lane.kind === 'known-browser') return consume(knownBrowser, keyOf(login, lane.browserId));
      await consume(perAddress, keyOf(login, lane.address));
      await consume(perAccount, keyOf(login));
      await consume(refusals, keyOf(lane.address));
    },
    async forget(login, lane) {
      if (lane.kind === 'known-browser') await knownBrowser.delete(keyOf(login, lane.browserId));
      if (lane.kind !== 'stranger') return;
      await perAddress.delete(keyOf(login, lane.address));
      await refusals.reward(keyOf(lane.address));
    },
    countCode: (login, browserId) => secondsToWait(codes, keyOf(login, browserId ?? '')),
    countOwnTry: (userId) => consume(own, keyOf(userId)),
    async forgiveOwnTry(userId) {
      await own.reward(keyOf(userId));
    },
    async forgetOwnTries(userId) {
      await own.delete(keyOf(userId));
    },
  };
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  const retryAfterSeconds = await secondsToWait(limiter, key);
  if (retryAfterSeconds === undefined) return;
  throw new DomainError('TOO_MANY_ATTEMPTS', 'Слишком много попыток входа. Подождите несколько минут и повторите.', {
    retryAfterSeconds,
  });
}

async function secondsToWait(limiter: RateLimiterPostgres, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return Math.ceil(error.msBeforeNext / 1000);
  }
}

/** A hash, because people type passwords into the field of the login, and this table outlives the mistake. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
