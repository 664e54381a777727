import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { hashPassword } from '#domain/users/password';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { buildUser, TEST_NOW, type TestUser } from '../support/factories.ts';
import { insertRow } from '../support/insert.ts';
import { openScreenStand, type ScreenStand } from '../support/screen-stand.ts';
import { Browser, PASSWORD } from '../web/api/web-app.ts';
import { buildFullCase, PLACES, type FullCase } from './full-case.ts';
import { SCRIPT_PAYLOADS } from './script-payloads.ts';

let screen: ScreenStand;
let cases: readonly FullCase[];
let head: TestUser;

beforeAll(async () => {
  screen = await openScreenStand();
  const { db } = screen.stand;
  // Two cases of one centre have more places than there are payloads.
  const first = await buildFullCase(db, (place) => payload(PLACES.indexOf(place)));
  const second = await buildFullCase(db, (place) => payload(PLACES.length + PLACES.indexOf(place)));
  const { centre } = first.story.case;
  await db('app.cases').where({ id: second.story.case.caseId }).update({ centre_id: centre.centreId, unit_id: centre.unitId });
  await db('app.families').where({ id: second.story.case.familyId }).update({ centre_id: centre.centreId });
  await db('app.appeals')
    .whereIn('case_id', [first.story.case.caseId, second.story.case.caseId])
    .update({ centre_id: centre.centreId, unit_id: centre.unitId });
  // And each of them is the name of a file, so that none is missed.
  for (const payloadText of SCRIPT_PAYLOADS) {
    await insertRow(db, 'app.documents', {
      ...{ case_id: first.story.case.caseId, kind: payloadText, confidentiality: 'service', original_name: `${payloadText}.pdf` },
      ...{ media_type: 'application/pdf', size_bytes: 10, sha256: '0'.repeat(64), stored_name: crypto.randomUUID() },
      ...{ uploaded_by: first.story.curator.userId, uploaded_at: TEST_NOW },
    });
  }
  cases = [first, second];
  head = await buildUser(db, centre, 'head', {
    password_hash: await hashPassword(PASSWORD),
    last_name: payload(0),
    post: payload(2),
  });
}, 600_000);
afterAll(() => screen.close());

function payload(index: number): string {
  return SCRIPT_PAYLOADS[index % SCRIPT_PAYLOADS.length] ?? '';
}

const pageState = z.object({ ran: z.array(z.number()), planted: z.number(), refused: z.array(z.string()), text: z.string() });

/** Everything that a payload could have left behind, and the words as a person reads them. */
async function lookAt(page: Page, address: string): Promise<z.infer<typeof pageState>> {
  await page.goto(`${screen.address}${address}`);
  await page
    .getByRole('heading', { level: 1 })
    .first()
    .waitFor()
    .catch((error: unknown) => {
      throw new Error(`no page opens at ${address}`, { cause: error });
    });
  await page.waitForLoadState('networkidle');
  return pageState.parse(
    await page.evaluate(`({
      ran: window.ran ?? [],
      planted: document.querySelectorAll('[data-planted], base, iframe[srcdoc], [href^="javascript:" i], [src^="javascript:" i]').length,
      refused: window.refused,
      text: document.body.innerText + ' ' + [...document.querySelectorAll('input, textarea')].map((each) => each.value).join(' '),
    })`),
  );
}

const TABS = [
  '',
  '/plan',
  '/measures',
  '/records',
  '/observation',
  '/consilium',
  '/requests',
  '/documents',
  '/relations',
  '/timeline',
  '/diagram',
];
const LISTS = [
  '/tasks',
  '/cases',
  '/families',
  '/appeals',
  '/register',
  '/measures',
  '/requests',
  '/control',
  '/curators',
  '/substitutions',
  '/classes',
  '/notifications',
];

test('D8 scripts in names, addresses, comments and names of files are words on every page', async () => {
  const { page } = await screen.sitDown(head);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(
    `window.refused = []; addEventListener('securitypolicyviolation', (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));`,
  );
  const addresses = [
    ...LISTS,
    `/classes/${cases[0]?.ids['classGroup']}`,
    ...cases
      .slice(0, sized(1, 2))
      .flatMap(({ ids }) => [
        ...TABS.map((tab) => `/cases/${ids['case']}${tab}`),
        `/families/${ids['family']}`,
        `/appeals/${ids['appeal']}`,
      ]),
  ];
  const states: (z.infer<typeof pageState> & { readonly address: string })[] = [];
  for (const address of addresses) states.push({ address, ...(await lookAt(page, address)) });

  const seen = SCRIPT_PAYLOADS.filter((_, index) => states.some(({ text }) => text.includes(`№${index}№`)));
  const ran = states.filter((state) => state.ran.length > 0);
  const planted = states.filter((state) => state.planted > 0);
  const refused = states.flatMap((state) => state.refused.map((each) => `${state.address} ${each}`));
  expect(ran.map(({ address }) => address)).toEqual([]);
  expect(planted.map(({ address }) => address)).toEqual([]);
  expect(refused).toEqual([]);
  expect(screen.faults).toEqual([]);
  proveRow('D8', [
    { what: 'pages looked at', value: addresses.length },
    { what: 'payloads read as words', value: seen.length, exactly: SCRIPT_PAYLOADS.length },
    { what: 'scripts that ran', value: ran.length + dialogs.length, exactly: 0 },
    { what: 'elements planted', value: planted.length, exactly: 0 },
    { what: 'inline scripts that the policy had to refuse', value: refused.length, exactly: 0 },
  ]);
}, 900_000);

test('D8 the same words in an export are no formulas and in an answer no page', async () => {
  const browser = new Browser(screen.web.app);
  await browser.signIn(head.login);
  await screen.stand
    .db('app.families')
    .where({ id: cases[0]?.ids['family'] ?? '' })
    .update({ title: '=HYPERLINK("http://127.0.0.1:9","x")' });
  const formulas: string[] = [];
  const pages: string[] = [];
  for (const list of ['register/export', 'measures/export', 'control/export']) {
    const { text } = await browser.get(`/api/${list}`).buffer(true);
    expect(text).toContain('HYPERLINK');
    formulas.push(...text.split(/[;\r\n]/).filter((cell) => /^"?[=+@-]/.test(cell)));
  }
  for (const address of ['/api/cases', '/api/families', `/api/cases/${cases[0]?.ids['case']}`]) {
    const { headers } = await browser.get(address);
    if (!String(headers['content-type']).startsWith('application/json') || headers['x-content-type-options'] !== 'nosniff')
      pages.push(address);
  }

  proveRow('D8', [
    { what: 'cells that are formulas', value: formulas.length, exactly: 0 },
    { what: 'answers that a browser could take for a page', value: pages.length, exactly: 0 },
  ]);
});
