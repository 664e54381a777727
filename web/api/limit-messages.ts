import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#domain/errors';

/** A district's whole day of messages is far less; more is a program that runs in circles. */
const MESSAGES_PER_MINUTE = 120;

export interface MessageLimits {
  /** Counts a request of a system and refuses when there were too many. */
  countMessage(sourceId: string): Promise<void>;
}

/** An organisation opens its link, sends one file and answers; more is no person at a page. */
const LINK_REQUESTS_PER_MINUTE = 30;

export function limitMessages(pool: Pool): MessageLimits {
  const refusal = 'Слишком много сообщений за минуту. Повторите позже.';
  return { countMessage: countPerMinute(pool, { keyPrefix: 'message-source', points: MESSAGES_PER_MINUTE, refusal }) };
}

/** Counts a request by the link of a measure and refuses when there were too many (T-076). */
export function limitLinks(pool: Pool): (linkId: string) => Promise<void> {
  const refusal = 'Слишком много запросов за минуту. Повторите позже.';
  return countPerMinute(pool, { keyPrefix: 'agency-link', points: LINK_REQUESTS_PER_MINUTE, refusal });
}

interface Limit {
  readonly keyPrefix: string;
  readonly points: number;
  readonly refusal: string;
}

function countPerMinute(pool: Pool, { keyPrefix, points, refusal }: Limit): (key: string) => Promise<void> {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    schemaName: 'app',
    tableName: 'sign_in_attempts',
    tableCreated: true,
    keyPrefix,
    points,
    duration: 60,
  });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new DomainError('TOO_MANY_ATTEMPTS', refusal, { retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) });
    }
  };
}
