import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { assignCurator, buildCase, TEST_NOW, type TestCase, type TestUser } from '../support/factories.ts';
import { insertRow } from '../support/insert.ts';
import { buildSignInUser, openWebApp, PASSWORD, signedInBrowser, type Browser, type WebApp } from '../web/api/web-app.ts';
import { routes } from '../web/api/route-walk.ts';
import { listenRaw, type RawServer } from './raw-server.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const NEIGHBOUR = 'тайна-соседней-папки';
const PASSWORDS = '/etc/passwd';

const outside = mkdtempSync(path.join(tmpdir(), 'family-support-outside-'));
const uiDir = path.join(outside, 'ui');

let web: WebApp;
let found: TestCase;
let user: TestUser;
let curator: Browser;
let server: RawServer;

beforeAll(async () => {
  mkdirSync(path.join(uiDir, 'assets'), { recursive: true });
  writeFileSync(path.join(uiDir, 'index.html'), '<!doctype html><title>Страница</title>');
  writeFileSync(path.join(outside, 'secret'), NEIGHBOUR);
  web = await openWebApp({ uiDir });
  found = await buildCase(web.database.db);
  user = await buildSignInUser(web, found.centre, 'curator');
  await assignCurator(web.database.db, found.caseId, user.userId);
  curator = await signedInBrowser(web, user);
  server = await listenRaw(web.app);
});
afterAll(async () => {
  await server.close();
  await web.close();
  rmSync(outside, { recursive: true });
});

const isForeign = (text: string): boolean => text.includes(NEIGHBOUR) || text.includes('root:');

/** Ways from a folder to the file beside it, and to one of the system. */
const WAYS = [
  '../secret',
  '../../secret',
  '..%2fsecret',
  '%2e%2e/secret',
  '%2e%2e%2fsecret',
  '%252e%252e%252fsecret',
  '..%5csecret',
  '..\\secret',
  '....//secret',
  '..;/secret',
  '%c0%ae%c0%ae/secret',
  '..%00/secret',
  'x/../../secret',
  `../../../../../../../..${PASSWORDS}`,
  `..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd`,
  PASSWORDS,
  `%2fetc%2fpasswd`,
  `file://${PASSWORDS}`,
  `${PASSWORDS}%00.png`,
] as const;

test('D10 no way leads from an address to a file outside', async () => {
  const doors = ['/', '/assets/', '/api/docs/', '/api/documents/'];
  const addresses = doors.flatMap((door) => WAYS.map((way) => `${door}${way}${door.endsWith('ments/') ? '/content' : ''}`));
  const { headers } = await server.send({
    method: 'POST',
    path: '/api/sign-in',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: user.login, password: PASSWORD }),
  });
  const cookie = headers['set-cookie']?.find((each) => each.startsWith('sign-in='))?.split(';')[0] ?? '';
  let foreign = 0;

  for (const address of addresses) {
    const { text } = await server.send({ path: address, headers: { Cookie: cookie } });
    if (isForeign(text)) foreign += 1;
  }

  expect(cookie).toMatch(/^sign-in=/);
  proveRow('D10', [
    { what: 'addresses tried', value: addresses.length, atLeast: 30 },
    { what: 'files from outside', value: foreign, exactly: 0 },
  ]);
});

test('D10 what stands in the row of a document leads nowhere but into the store, not even by a link', async () => {
  const link = crypto.randomUUID();
  symlinkSync(path.join(outside, 'secret'), path.join(web.filesDir, link));
  const names = [...WAYS, `../${path.basename(outside)}/secret`, path.join(outside, 'secret'), link];
  let foreign = 0;

  for (const stored_name of names) {
    const id = await insertRow(web.database.db, 'app.documents', {
      case_id: found.caseId,
      kind: 'справка',
      confidentiality: 'service',
      original_name: 'Справка.pdf',
      media_type: 'application/pdf',
      size_bytes: 10,
      sha256: createHash('sha256').update(NEIGHBOUR).digest('hex'),
      stored_name,
      uploaded_by: user.userId,
      uploaded_at: TEST_NOW,
    });
    const { status, text } = await curator.get(`/api/documents/${id}/content?purpose=case-work`);
    expect([stored_name, status]).toEqual([stored_name, 500]);
    if (isForeign(text)) foreign += 1;
  }

  proveRow('D10', [
    { what: 'stored names tried', value: names.length, atLeast: 20 },
    { what: 'files from outside', value: foreign, exactly: 0 },
  ]);
});

/** A name without ways and line ends; a quotation mark within stands behind a backslash. */
const ATTACHMENT = /^attachment; filename=("(\\["\\]|[^"\\/\r\n])*\.(pdf|csv)"|[^"\\/\s;]+\.(pdf|csv))(;|$)/;

const EXPORTS = ['register/export', 'measures/export', 'control/export', 'reports/annual/export?year=2026'];

const NAMES = [
  '../../secret.pdf',
  '..\\..\\secret.pdf',
  '/etc/cron.d/x.pdf',
  'a%0d%0aSet-Cookie: x=1.pdf',
  'a";filename="x.hta',
  '.htaccess',
  'CON',
  '\u202Efdp.exe',
];

test('D10 the name of the sender chooses neither the place nor the header, and every file is an attachment', async () => {
  const director = await signedInBrowser(web, await buildSignInUser(web, found.centre, 'director'));
  const known = new Set(readdirSync(web.filesDir));
  const answers = [];
  for (const filename of NAMES) {
    const kept = await curator
      .upload(`/api/cases/${found.caseId}/documents`)
      .field('kind', 'Справка')
      .attach('file', PDF, { filename, contentType: 'text/html' });
    expect([filename, kept.status]).toEqual([filename, 201]);
    answers.push(await curator.get(`/api/documents/${kept.body.documentId}/content?purpose=case-work`));
  }
  for (const list of EXPORTS) answers.push(await director.get(`/api/${list}`));

  const harmless = answers.filter(
    ({ status, headers }) =>
      status === 200 &&
      ATTACHMENT.test(String(headers['content-disposition'])) &&
      /^(application\/pdf|text\/csv)/.test(String(headers['content-type'])) &&
      headers['x-content-type-options'] === 'nosniff' &&
      !String(headers['set-cookie']).includes('x=1'),
  );

  const added = readdirSync(web.filesDir).filter((name) => !known.has(name));
  expect(added.map((name) => /^[0-9a-f-]{36}$/.test(name))).toEqual(NAMES.map(() => true));
  expect(routes.filter(({ gives }) => gives === 'file')).toHaveLength(EXPORTS.length + 1);
  proveRow('D10', [
    { what: 'downloads', value: answers.length, exactly: NAMES.length + EXPORTS.length },
    { what: 'attachments that nobody sniffs', value: (harmless.length / answers.length) * 100, unit: '%', exactly: 100 },
  ]);
});
