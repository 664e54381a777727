import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { uniqueCode } from '../support/factories.ts';
import { buildCases, expectAllAt, requestStarts } from './case-load.ts';
import { killHard, untilReady } from './child.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

/** As the workers are set: how long a poll waits in the engine, and how long a task stays locked. */
const LONG_POLL_S = 10;
const LOCK_S = 30;

test('A2 workers whose engine was killed while they waited poll again by themselves', async () => {
  const { stand } = crew;
  const { child } = crew.startProgram();
  await untilWaiting(child);
  const cases = await buildCases(stand, 1);

  await stand.node.kill();
  await stand.node.restart();
  const seconds = startStopwatch();
  await requestStarts(stand, cases);

  await expectAllAt(stand, cases, 'Task_IntakePackage');
  proveRow('A2', [
    { what: 'handled after the restart in', value: seconds(), unit: 's', atMost: LOCK_S + 15 },
    { what: 'workers that ended', value: hasEnded(child), exactly: 0 },
  ]);
});

test('A3 workers do not hang on an engine that takes their polls and says nothing', async () => {
  const { stand, proxy } = crew;
  const polls = watchPolls();
  const { child } = crew.startProgram(uniqueCode(), proxy.url);
  await untilWaiting(child);
  const cases = await buildCases(stand, 1);

  stand.node.freeze();
  const frozenAt = performance.now();
  await setTimeout(sized(20_000, 60_000));
  const silentPolls = polls.filter((at) => at > frozenAt);
  stand.node.thaw();
  const seconds = startStopwatch();
  await requestStarts(stand, cases);

  await expectAllAt(stand, cases, 'Task_IntakePackage');
  const handledIn = seconds();
  expect(silentPolls.length).toBeGreaterThan(0);
  proveRow('A3', [
    { what: 'longest time without a new poll', value: longestGap(polls), unit: 's', atMost: LONG_POLL_S + 10 },
    { what: 'handled after the silence in', value: handledIn, unit: 's', atMost: LOCK_S },
    { what: 'workers that ended', value: hasEnded(child), atMost: 1 },
  ]);
});

test('A3 workers do not hang on an engine that was started anew behind a line that swallowed everything', async () => {
  const { stand, proxy } = crew;
  const { child } = crew.startProgram(uniqueCode(), proxy.url);
  await untilWaiting(child);
  const polls = watchPolls(() => true);
  const cases = await buildCases(stand, 1);

  await stand.node.kill();
  await stand.node.restart();
  // The first poll that was swallowed may only have begun when the line was cut.
  await vi.waitFor(() => expect(polls.length).toBeGreaterThan(1), { timeout: 120_000 });
  const passing = watchPolls();
  const seconds = startStopwatch();
  await requestStarts(stand, cases);

  await expectAllAt(stand, cases, 'Task_IntakePackage');
  const handledIn = seconds();
  proveRow('A3', [
    { what: 'longest time without a new poll', value: longestGap([...polls, ...passing]), unit: 's', atMost: LONG_POLL_S + 10 },
    { what: 'handled after the silence in', value: handledIn, unit: 's', atMost: LOCK_S },
    { what: 'workers that ended', value: hasEnded(child), atMost: 1 },
  ]);
});

test('A4 a task that went to the open poll of a dead worker is done by the one that lives', async () => {
  const { stand } = crew;
  const dying = crew.startProgram().child;
  const living = crew.startProgram().child;
  await Promise.all([untilWaiting(dying), untilWaiting(living)]);
  const cases = await buildCases(stand, 20);

  await killHard(dying);
  const seconds = startStopwatch();
  await requestStarts(stand, cases);

  await expectAllAt(stand, cases, 'Task_IntakePackage');
  proveRow('A4', [
    { what: 'handled in', value: seconds(), unit: 's', atMost: 15 },
    { what: 'living workers that ended', value: hasEnded(living), exactly: 0 },
  ]);
});

/** Ready, and with a long poll open in the engine. */
async function untilWaiting(child: ChildProcess): Promise<void> {
  await untilReady(child);
  await setTimeout(2000);
}

/** When each poll of the workers behind the proxy left; `isSwallowed` says which requests never arrive. */
function watchPolls(isSwallowed: () => boolean = () => false): readonly number[] {
  const polls: number[] = [];
  crew.proxy.interfere = (moment, path) => {
    if (moment === 'before' && path.endsWith('/fetchAndLock')) polls.push(performance.now());
    return isSwallowed();
  };
  return polls;
}

function longestGap(polls: readonly number[]): number {
  return Math.max(...polls.slice(1).map((at, index) => at - (polls[index] ?? at))) / 1000;
}

const hasEnded = (child: ChildProcess): number => (child.exitCode === null && child.signalCode === null ? 0 : 1);
