import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from '#domain/errors';
import { describeBadInput, describeFailure, finalFailure } from '#engine/worker-failure';

test.each([
  [undefined, 4, 10_000],
  [5, 4, 10_000],
  [4, 3, 40_000],
  [3, 2, 160_000],
  [2, 1, 640_000],
  // An incident waits for an administrator, and then for nothing else.
  [1, 0, 0],
])('a fault with %s retries left leaves %i and comes again after about %i ms', (before, retries, delayMs) => {
  const failure = describeFailure(new Error('x'), before);

  expect(failure.retries).toBe(retries);
  expect(failure.retryTimeoutMs).toBeGreaterThanOrEqual(delayMs * 0.9);
  expect(failure.retryTimeoutMs).toBeLessThanOrEqual(delayMs * 1.1);
});

test('the text of an unknown error does not travel, its name and code do', () => {
  const fault = Object.assign(new Error('Key (last_name)=(Петрова) already exists'), { code: '23505' });
  fault.name = 'DatabaseError';

  const { message } = describeFailure(fault, undefined);

  expect(message).toBe('Сбой при выполнении шага: DatabaseError 23505.');
});

test('a code that looks like text does not travel either', () => {
  expect(describeFailure(Object.assign(new Error('x'), { code: 'Петрова Анна' }), 5).message).toBe(
    'Сбой при выполнении шага: Error.',
  );
  expect(describeFailure('Петрова', 5).message).toBe('Сбой при выполнении шага: неизвестная ошибка.');
});

test('a refusal that another try cannot change waits for an administrator at once', () => {
  expect(describeFailure(new DomainError('NOT_FOUND', 'Дело не найдено.'), 5)).toMatchObject({
    message: 'NOT_FOUND: Дело не найдено.',
    retries: 0,
  });
  expect(describeFailure(new DomainError('PLAN_NOT_READY', 'План не готов.'), 5).retries).toBe(4);
});

test('bad input is named by place and kind, without its values', () => {
  const parsed = z.object({ caseId: z.uuid(), rung: z.enum(['reminder-1']) }).safeParse({ caseId: 'Петрова', rung: 'Анна' });
  if (parsed.success) throw new Error('the input fits');

  const failure = describeBadInput('remind-deadline', parsed.error);

  expect(failure).toMatchObject({
    message: 'Входные данные шага «remind-deadline» не подходят: caseId (invalid_format), rung (invalid_value).',
    retries: 0,
  });
});

test('a message fits into what the engine keeps', () => {
  expect(finalFailure('ы'.repeat(2000)).message).toHaveLength(600);
});
