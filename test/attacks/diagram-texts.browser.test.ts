import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { deployProcesses } from '#engine/deploy-processes';
import { hasExpression } from '#engine/diagram-check/expression';
import { deployProbe } from '../engine/probe.ts';
import { proveRow } from '../proof/prove-row.ts';
import { openBrowser } from '../support/browser.ts';
import { uniqueCode } from '../support/factories.ts';
import { openScreenStand, type ScreenStand } from '../support/screen-stand.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { PASSWORD } from '../web/api/web-app.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { drawEvilDiagram } from './evil-diagram.ts';
import { SCRIPT_PAYLOADS } from './script-payloads.ts';

/** Words with expressions do not come this far: the check of diagrams refuses them, and the engine would evaluate them. */
const WORDS = SCRIPT_PAYLOADS.filter((words) => !hasExpression(words));
const marksIn = (text: string): ReadonlySet<string> => new Set(text.match(/№\d+№/g));

let screen: ScreenStand;
let browser: Browser;
beforeAll(async () => {
  screen = await openScreenStand();
  browser = await openBrowser();
}, 600_000);
afterAll(async () => {
  await browser.close();
  await screen.close();
});

const pageState = z.object({ ran: z.array(z.unknown()), planted: z.number(), text: z.string() });

/** What a payload could have left behind, and the words as a person reads them. */
async function lookAt(page: Page): Promise<z.infer<typeof pageState>> {
  return pageState.parse(
    await page.evaluate(`({
      ran: window.ran ?? [],
      planted: document.querySelectorAll('[data-planted], base, iframe, [href^="javascript:" i], [src^="javascript:" i], svg image, svg script').length,
      text: document.body.innerText + ' ' + [...document.querySelectorAll('svg text')].map((each) => each.textContent).join(' '),
    })`),
  );
}

interface Seat {
  readonly page: Page;
  /** What only a script could have caused: dialogs, and requests to anywhere but our own addresses. */
  readonly alarms: readonly string[];
}

/** A person's window without the policy for scripts: what it would stop must not even be tried. */
async function sitWithoutPolicy(): Promise<Seat> {
  const context = await browser.newContext({ bypassCSP: true, locale: 'ru-RU', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (asked) => {
    const isOurs = asked.url().startsWith(screen.address) || asked.url().startsWith('data:');
    if (!isOurs) alarms.push(asked.url());
  });
  await page.goto(screen.address);
  await page.getByLabel('Логин').fill(screen.company.users.director.login);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return { page, alarms };
}

async function openProcess({ page }: Seat, definitionId: string): Promise<void> {
  await page.goto(`${screen.address}/processes/${encodeURIComponent(definitionId)}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.app-diagram svg .djs-shape').first().waitFor();
  await page.waitForLoadState('networkidle');
}

test('C8 scripts in the names and documentation of a released diagram are words on its page', async () => {
  const { stand } = screen;
  const folder = makeTempFolder();
  for (const name of ['processes', 'forms']) mkdirSync(path.join(folder, name));
  const key = `probe-${uniqueCode()}`;
  writeFileSync(path.join(folder, 'processes', `${key}.bpmn`), drawEvilDiagram(key, WORDS));
  const { definitionIds } = await deployProcesses({ engine: stand.engine.deployer, db: stand.db, folder, tasks });
  const seat = await sitWithoutPolicy();
  const states = [];

  await openProcess(seat, definitionIds[0] ?? '');
  states.push(await lookAt(seat.page));
  // What a click brings stands beside the diagram, and hovering brings the title of whatever is under the hand.
  for (const [index] of WORDS.entries()) {
    await seat.page.locator(`[data-element-id="Task_${index}"]`).first().dispatchEvent('click');
    await seat.page.locator(`[data-element-id="Task_${index}"]`).first().dispatchEvent('mouseover');
  }
  states.push(await lookAt(seat.page));
  await seat.page.goto(`${screen.address}/processes`);
  await seat.page.getByRole('heading', { level: 1 }).first().waitFor();
  await seat.page.waitForLoadState('networkidle');
  states.push(await lookAt(seat.page));

  const read = marksIn(states.map(({ text }) => text).join(' '));
  expect(seat.alarms).toEqual([]);
  expect(screen.faults).toEqual([]);
  proveRow('C8', [
    { what: 'payloads', value: WORDS.length, atLeast: 30 },
    { what: 'payloads read as words', value: read.size, exactly: marksIn(WORDS.join(' ')).size },
    { what: 'scripts that ran', value: states.flatMap(({ ran }) => ran).length + seat.alarms.length, exactly: 0 },
    { what: 'elements planted', value: states.reduce((sum, { planted }) => sum + planted, 0), exactly: 0 },
  ]);
}, 600_000);

test('C8 a diagram that came to the engine past the check is shown to nobody', async () => {
  const { definitionId } = await deployProbe(screen.stand, (key) => drawEvilDiagram(key, WORDS));
  const seat = await sitWithoutPolicy();

  const place = encodeURIComponent(definitionId);
  const answer = await seat.page.request.get(`${screen.address}/api/processes/${place}/diagram`);
  await seat.page.goto(`${screen.address}/processes/${place}`);
  await seat.page.getByRole('heading', { level: 1 }).first().waitFor();
  const state = await lookAt(seat.page);

  expect(answer.status()).toBe(404);
  expect(seat.alarms).toEqual([]);
  proveRow('C8', [
    { what: 'words of an unchecked diagram on the page', value: marksIn(state.text).size, exactly: 0 },
    { what: 'scripts that ran from it', value: state.ran.length + state.planted, exactly: 0 },
  ]);
}, 300_000);
