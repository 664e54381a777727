import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { assignCurator, buildCase } from '../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from '../web/api/web-app.ts';
import { listenRaw } from './raw-server.ts';
import { watchMemory } from './watch-memory.ts';
import { plainMember, zerosMember, zipOf, packedZeros } from './zip-archive.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const GIGABYTE = 1024 * MEGABYTE;
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What lies about its size, has too many members, or hides one archive in another; each small enough to be taken in. */
const ARCHIVES: readonly (readonly [name: string, type: string, content: () => Buffer])[] = [
  ['Справка.docx', OFFICE, () => zipOf([zerosMember('word/document.xml', 10 * GIGABYTE)])],
  // Whoever looks for the kind of an office file reads this member first.
  ['Список.xlsx', OFFICE, () => zipOf([zerosMember('[Content_Types].xml', 10 * GIGABYTE, 0)])],
  ['42.zip', 'application/zip', fortyTwo],
  ['Пустой.zip', 'application/zip', () => zipOf([zerosMember('пусто.txt', GIGABYTE, 0)])],
  [
    'Много.zip',
    'application/zip',
    () => zipOf(Array.from({ length: 100_000 }, (_, index) => plainMember(`${index}`, Buffer.of(0)))),
  ],
  ['Скан.pdf', 'application/pdf', () => zipOf([zerosMember('скан.pdf', 10 * GIGABYTE)])],
];

/** Five archives in each other, sixteen wide, with four gigabytes in each of the innermost. */
function fortyTwo(): Buffer {
  let inner = zipOf([zerosMember('0.dll', 4 * GIGABYTE)]);
  for (let depth = 0; depth < 5; depth += 1) {
    const copies = inner.byteLength * 16 > 19 * MEGABYTE ? 1 : 16;
    inner = zipOf(Array.from({ length: copies }, (_, index) => plainMember(`lib ${index}.zip`, inner)));
  }
  return inner;
}

let web: WebApp;
let curator: Browser;
let documents: string;
/** The temporary folder of this file alone: in the machine's own others write too. */
const temporary = mkdtempSync(path.join(tmpdir(), 'family-support-attack-'));

beforeAll(async () => {
  vi.stubEnv('TMPDIR', temporary);
  web = await openWebApp();
  const { db } = web.database;
  const found = await buildCase(db);
  const user = await buildSignInUser(web, found.centre, 'curator');
  await assignCurator(db, found.caseId, user.userId);
  curator = await signedInBrowser(web, user);
  documents = `/api/cases/${found.caseId}/documents`;
});
afterAll(async () => {
  await web.close();
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** What a request costs: seconds, and megabytes that were in use above what was in use before. */
async function costOf(act: () => Promise<unknown>): Promise<{ seconds: number; megabytes: number }> {
  const growth = watchMemory();
  const begin = performance.now();
  await act();
  return { seconds: (performance.now() - begin) / 1000, megabytes: growth() };
}

test('D12 archives that explode are refused by their first bytes', async () => {
  const files = ARCHIVES.map(([name, type, content]) => ({ name, type, content: content() }));
  const answers: string[] = [];
  const costs: { seconds: number; megabytes: number }[] = [];

  for (const { name, type, content } of files) {
    const upload = async () => {
      const answer = await curator
        .upload(documents)
        .field('kind', 'Справка')
        .attach('file', content, { filename: name, contentType: type });
      answers.push(`${answer.status} ${answer.body.error?.code}`);
    };
    costs.push(await costOf(upload));
  }

  expect(files.every(({ content }) => content.byteLength < 20 * MEGABYTE)).toBe(true);
  expect(answers).toEqual(files.map(() => '400 FILE_TYPE_REFUSED'));
  expect(existsSync(web.filesDir) ? readdirSync(web.filesDir) : []).toEqual([]);
  proveRow('D12', [
    { what: 'archives refused', value: answers.filter((answer) => answer.startsWith('400 ')).length, exactly: 6 },
    { what: 'slowest refusal', value: Math.max(...costs.map(({ seconds }) => seconds)), unit: 's', atMost: 5 },
    { what: 'memory above before', value: Math.max(...costs.map(({ megabytes }) => megabytes)), unit: 'MB', atMost: 200 },
    { what: 'temporary files', value: bytesIn(temporary) / MEGABYTE, unit: 'MB', atMost: 100 },
  ]);
});

test('D12 a body that unpacks to gigabytes is not unpacked at all', async () => {
  const server = await listenRaw(web.app);
  const head = gzipSync(Buffer.alloc(0)).subarray(0, 10);
  const body = Buffer.concat([head, packedZeros(4 * GIGABYTE)]);
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
  let refusal = '';

  const { seconds, megabytes } = await costOf(async () => {
    const answer = await server.send({ method: 'POST', path: '/api/sign-in', headers, body });
    refusal = `${answer.status} ${answer.text}`;
  });
  await server.close();

  expect(refusal).toMatch(/^415 .*UNSUPPORTED_MEDIA_TYPE/);
  proveRow('D12', [
    { what: 'packed body refused in', value: seconds, unit: 's', atMost: 5 },
    { what: 'memory above before', value: megabytes, unit: 'MB', atMost: 200 },
  ]);
});
