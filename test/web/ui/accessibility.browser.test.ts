import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { projectPath } from '#platform/project-path';
import type { Workers } from '../../../workers/start-workers.ts';
import { openBrowser } from '../../support/browser.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { gatherCompany, Play, type Company, type PlayedCase, type Player } from '../../support/play-case.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { PASSWORD } from '../api/web-app.ts';

const AXE = readFileSync(projectPath('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [1440, 390];

let stand: Stand;
let web: StandApp;
let workers: Workers;
let server: Server;
let browser: Browser;
let company: Company;
let played: PlayedCase;
const desks = new Map<string, Desk>();

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand, { uiDir: projectPath('dist', 'ui') });
  server = web.app.listen(stand.config.webPort, '127.0.0.1');
  await once(server, 'listening');
  workers = await startStandWorkers(stand);
  browser = await openBrowser();
  company = await gatherCompany(stand, web);
  const play = new Play(stand, company);
  played = await play.open({
    index: 4,
    category: 'disabled-child',
    level: 'basic',
    termMonths: 10,
    acceptance: ['accepted'],
    signature: 'signed',
    results: ['complete'],
    measures: ['5.1.1', '5.6.2'],
    extensionDays: 400,
  });
  await play.work({ leave: ['mark-measure', 'referral-answer'] });
}, 300_000);
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  await workers.stop();
  await web.close();
  await stand.close();
});

async function pageOf(player: Player, width: number): Promise<Page> {
  const known = desks.get(`${player} ${width}`);
  if (known) return known.page;
  const desk = await openDesk(browser, {
    address: stand.config.publicOrigin,
    login: company.users[player].login,
    password: PASSWORD,
    viewport: { width, height: 900 },
    onFault: (fault) => expect.fail(fault),
  });
  desks.set(`${player} ${width}`, desk);
  return desk.page;
}

const violation = z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) });

/** Evaluated through the debugger: the page's own policy forbids foreign scripts, and rightly so. */
async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((result) => result.violations)`,
  );
  return z
    .array(violation)
    .parse(found)
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

const PAGES: readonly (readonly [Player, string, () => string])[] = [
  ['curator', 'the list of tasks', () => '/tasks'],
  ['curator', 'the list of cases', () => '/cases'],
  ['curator', 'the card of a case', () => `/cases/${played.caseId}`],
  ['curator', 'the plan', () => `/cases/${played.caseId}/plan`],
  ['curator', 'what was collected', () => `/cases/${played.caseId}/records`],
  ['curator', 'the timeline', () => `/cases/${played.caseId}/timeline`],
  ['curator', 'the diagram', () => `/cases/${played.caseId}/diagram`],
  ['intake', 'the start form', () => '/appeals/new'],
  ['secretary', 'the sessions', () => '/sessions'],
  ['head', 'the calendar', () => '/calendar'],
];

describe.each(WIDTHS)('at %i pixels', (width) => {
  test.each(PAGES)('the %s sees %s without barriers and without a sideways scroll', async (player, _what, address) => {
    const page = await pageOf(player, width);

    await page.goto(`${stand.config.publicOrigin}${address()}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');

    expect(await findViolations(page)).toEqual([]);
    expect(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBeLessThanOrEqual(0);
  });
});
