import { expect, test } from 'vitest';
import { waitFor } from '../../platform/wait-for.ts';

const quick = { patienceMs: 60, pauseMs: 10 };

test('what is not there yet is asked for again', async () => {
  const answers = [new Error('not yet'), new Error('not yet'), 'there'];
  const attempt = () => {
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };

  await expect(waitFor('The engine', attempt, quick)).resolves.toBe('there');
});

test('after the patience one sentence says what is missing and why', async () => {
  const attempt = () => Promise.reject(new Error('nothing answers at http://x.'));

  await expect(waitFor('The engine', attempt, quick)).rejects.toThrow(
    /^The engine was not ready within 0 s: nothing answers at http:\/\/x\.$/,
  );
});

test('what waiting cannot mend is told at once', async () => {
  let attempts = 0;
  const refuse = () => {
    attempts += 1;
    return Promise.reject(new Error('refused'));
  };

  await expect(waitFor('The engine', refuse, { isFinal: () => true })).rejects.toThrow(/^refused$/);
  expect(attempts).toBe(1);
});
