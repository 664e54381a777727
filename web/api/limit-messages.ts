import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#domain/errors';

/** A district's whole day of messages is far less; more is a program that runs in circles. */
const MESSAGES_PER_MINUTE = 120;

export interface MessageLimits {
  /** Counts a request of a system and refuses when there were too many. */
  countMessage(sourceId: string): Promise<void>;
}

export function limitMessages(pool: Pool): MessageLimits {
  const perSource = new RateLimiterPostgres({
    storeClient: pool,
    schemaName: 'app',
    tableName: 'sign_in_attempts',
    tableCreated: true,
    keyPrefix: 'message-source',
    points: MESSAGES_PER_MINUTE,
    duration: 60,
  });
  return {
    async countMessage(sourceId) {
      try {
        await perSource.consume(sourceId);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new DomainError('TOO_MANY_ATTEMPTS', 'Слишком много сообщений за минуту. Повторите позже.', {
          retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000),
        });
      }
    },
  };
}
