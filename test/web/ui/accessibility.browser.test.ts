import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { projectPath } from '#platform/project-path';
import { hashPassword } from '#domain/users/password';
import type { Player } from '../../support/company.ts';
import { buildUser, type TestUser } from '../../support/factories.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { PASSWORD } from '../api/web-app.ts';

const AXE = readFileSync(projectPath('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [1440, 390];

let screen: ScreenStand;
let played: PlayedCase;
let administrator: TestUser;

beforeAll(async () => {
  screen = await openScreenStand();
  const { stand, company } = screen;
  administrator = await buildUser(stand.db, company.centre, 'administrator', { password_hash: await hashPassword(PASSWORD) });
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
afterAll(() => screen.close());

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

const PAGES: readonly (readonly [Player | 'administrator', string, () => string])[] = [
  ['curator', 'the list of tasks', () => '/tasks'],
  ['curator', 'the list of cases', () => '/cases'],
  ['curator', 'the card of a case', () => `/cases/${played.caseId}`],
  ['curator', 'the plan', () => `/cases/${played.caseId}/plan`],
  ['curator', 'the measures', () => `/cases/${played.caseId}/measures`],
  ['curator', 'groups of classes', () => '/classes'],
  ['curator', 'what was collected', () => `/cases/${played.caseId}/records`],
  ['curator', 'the observation', () => `/cases/${played.caseId}/observation`],
  ['curator', 'the timeline', () => `/cases/${played.caseId}/timeline`],
  ['curator', 'the diagram', () => `/cases/${played.caseId}/diagram`],
  ['curator', 'consents and informing', () => `/cases/${played.caseId}/relations`],
  ['curator', 'the questions to the consilium', () => `/cases/${played.caseId}/consilium`],
  ['curator', 'the documents', () => `/cases/${played.caseId}/documents`],
  ['intake', 'the appeals', () => '/appeals'],
  ['intake', 'the start form', () => '/appeals/new'],
  ['secretary', 'the sessions', () => '/sessions'],
  ['secretary', 'the members of the consilium', () => '/sessions/members'],
  ['director', 'the decisions', () => '/sessions/decisions'],
  ['director', 'the register', () => '/register'],
  ['curator', 'the measures', () => '/measures'],
  ['curator', 'the month of measures', () => '/measures?month=now'],
  ['curator', 'the own effectiveness', () => '/reports'],
  ['curator', 'the own sign-in', () => '/my-sign-in'],
  ['head', 'the control board', () => '/control'],
  ['director', 'the yearly report', () => '/reports/annual'],
  ['head', 'the load of the curators', () => '/curators'],
  ['head', 'the substitutions', () => '/substitutions'],
  ['head', 'the organisations', () => '/organisations'],
  ['head', 'the calendar', () => '/calendar'],
  ['administrator', 'the lists of documents', () => '/administration/document-types'],
  ['administrator', 'the electronic senders', () => '/administration/sources'],
  ['administrator', 'the sign-ins of others', () => '/administration/sign-ins'],
  ['administrator', 'the planned jobs', () => '/administration/jobs?state=planned'],
  ['administrator', 'the commands that are done', () => '/administration/commands?state=done'],
];

describe.each(WIDTHS)('at %i pixels', (width) => {
  test.each(PAGES)('the %s sees %s without barriers and without a sideways scroll', async (player, _what, address) => {
    const { page } = await screen.sitDown(player === 'administrator' ? administrator : player, width);

    await page.goto(`${screen.address}${address()}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');

    expect(await page.getByText(/Не найдено или недоступно|Не удалось загрузить/).count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    expect(screen.faults).toEqual([]);
    expect(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBeLessThanOrEqual(0);
  });
});
