import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildDiagram, buildOneStep, userTask } from '../engine/diagram.ts';
import { proveRow } from '../proof/prove-row.ts';
import { openReleases, type Attempt, type Releases } from './try-release.ts';
import { watchMemory } from './watch-memory.ts';

const MEGABYTE = 1_000_000;
const nested = (depth: number, opening: string, closing: string) => opening.repeat(depth) + closing.repeat(depth);
const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');
const withType = (declarations: string, reference: string) =>
  buildOneStep('probe', userTask('', `<bpmn:documentation>${reference}</bpmn:documentation>`)).replace(
    '<bpmn:definitions',
    `<!DOCTYPE d [${declarations}]><bpmn:definitions`,
  );

const laughs = repeat(10, (index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);

/** Made one by one and forgotten: together they would weigh more than what is measured. */
const BOMBS: readonly (readonly [what: string, draw: () => string, says: string])[] = [
  ['a billion laughs', () => withType(`<!ENTITY l0 "ha">${laughs}`, '&l10;'), 'DOCTYPE'],
  ['quadratic blow-up', () => withType(`<!ENTITY a "${'a'.repeat(50_000)}">`, '&a;'.repeat(50_000)), 'DOCTYPE'],
  ['200,000 nested tags', () => buildDiagram('probe', nested(200_000, '<a>', '</a>')), 'больше 1 МБ'],
  ['100,000 nested tags', () => buildDiagram('probe', nested(100_000, '<a>', '</a>')), 'вложенность больше 64'],
  [
    '3,000 nested sub-processes',
    () => buildDiagram('probe', nested(3_000, '<bpmn:subProcess id="s"><bpmn:startEvent id="e"/>', '</bpmn:subProcess>')),
    'вложенность больше 64',
  ],
  [
    '20,000 tasks',
    () =>
      buildDiagram(
        'probe',
        repeat(20_000, (index) => `<bpmn:task id="t${index}"/>`),
      ),
    'больше 2000 элементов',
  ],
  ['60,000 attributes', () => buildDiagram('probe', userTask(repeat(60_000, (index) => `a${index}="1" `))), 'больше 64 свойств'],
  [
    'a text of 200,000 references',
    () =>
      buildOneStep(
        'probe',
        `${userTask('', `<bpmn:documentation>${'&lt;'.repeat(200_000)}</bpmn:documentation>`)}<bpmn:scriptTask id="S"/>`,
      ),
    'Недопустимый элемент',
  ],
  ['2,000 elements that each inherit 4,000 namespaces', drawNamespaces, 'больше 32 пространств имён'],
  ['a name of 800 KB', () => buildOneStep('probe', userTask(`name="${'&lt;'.repeat(200_000)}"`)), 'длиннее 8000 знаков'],
];

/** 160 KB of text; who copies what is in force for every element keeps eight million entries. */
function drawNamespaces(): string {
  const deep = repeat(60, (depth) => `<bpmn:subProcess id="s${depth}" ${repeat(63, (at) => `xmlns:n${depth}x${at}="u" `)}>`);
  const wide = repeat(1_900, (index) => `<bpmn:task id="t${index}" xmlns:own="u${index}"/>`);
  return buildDiagram('probe', `${deep}${wide}${'</bpmn:subProcess>'.repeat(60)}`);
}

test('C6 a diagram that would explode is refused by size, depth and number before anybody parses it', async () => {
  const releases = await openReleases();
  await releases.attempt('warm.bpmn', buildDiagram('probe', '<bpmn:scriptTask id="Step"/>'));
  const attempts: (Attempt & { readonly what: string; readonly says: string; readonly grownMb: number })[] = [];

  for (const [what, draw, says] of BOMBS) {
    const xml = draw();
    const peak = watchMemory();
    attempts.push({ what, says, ...(await releases.attempt('probe.bpmn', xml)), grownMb: peak() });
  }
  const peak = watchMemory();
  attempts.push({ what: '60 MB of text', says: 'больше 1 МБ', ...(await attemptHugeFile(releases)), grownMb: peak() });

  for (const { refusal, says } of attempts) expect(refusal?.message).toContain(says);
  expect(attempts.every(({ refusal }) => (refusal?.message.length ?? 0) < 5_000)).toBe(true);
  proveRow('C6', [
    { what: 'bombs', value: attempts.length, atLeast: 6 },
    {
      what: 'bombs refused',
      value: attempts.filter(({ refusal }) => refusal?.code === 'DIAGRAM_REFUSED').length,
      exactly: attempts.length,
    },
    { what: 'slowest refusal', value: Math.max(...attempts.map(({ tookMs }) => tookMs)), unit: 'ms', atMost: 1_000 },
    { what: 'most memory of one', value: Math.max(...attempts.map(({ grownMb }) => grownMb)), unit: 'MB', atMost: 50 },
    { what: 'requests to the engine', value: releases.engine.seen.length, exactly: 0 },
  ]);
});

test('C6 a good diagram goes to the engine while bombs come in', async () => {
  const good = await openReleases();
  // A release of its own for each: in a shared one the first refusal would stand for all, and take its file away from under the others.
  const bombs = await Promise.all(BOMBS.map(async ([, draw]) => ({ draw, releases: await openReleases() })));
  const startedAt = performance.now();

  const attacks = bombs.map(({ draw, releases }) => releases.attempt('probe.bpmn', draw()));
  const { refusal } = await good.attempt('probe.bpmn', buildOneStep('probe', userTask()));
  const tookMs = performance.now() - startedAt;
  const refused = await Promise.all(attacks);

  expect(refused.map((attack) => attack.refusal?.code)).toEqual(BOMBS.map(() => 'DIAGRAM_REFUSED'));
  // The engine of this test refuses everything, which means that it was asked.
  expect(refusal?.code).toBe('DEPLOYMENT_REFUSED');
  proveRow('C6', [
    { what: 'good diagrams that reached the engine', value: good.engine.seen.length, exactly: 1 },
    { what: 'after', value: tookMs, unit: 'ms', atMost: 2_000 },
  ]);
});

/** Written piece by piece, and read by nobody: the size of a file is known before. */
function attemptHugeFile(releases: Releases): Promise<Attempt> {
  const file = path.join(releases.folder, 'processes', 'huge.bpmn');
  const opened = openSync(file, 'w');
  const piece = Buffer.alloc(MEGABYTE, 'a');
  for (let written = 0; written < 60; written += 1) writeSync(opened, piece);
  closeSync(opened);
  return releases.attempt('probe.bpmn', buildOneStep('probe', userTask())).finally(() => rmSync(file));
}
