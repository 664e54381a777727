import type { Page } from 'playwright-core';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Player } from './company.ts';
import { SUPPORT_FORMS } from './playhouse.ts';
import type { Play, PlayedCase } from './play-case.ts';
import type { ScreenStand } from './screen-stand.ts';
import { choose, openPage, openTaskOf, questionRow } from './screen-tasks.ts';

interface Reported {
  /** The event as the list of the dialog names it. */
  readonly kind: string;
  readonly note: string;
  /** The field that names a person, and who it is. */
  readonly person?: readonly [label: string, option: RegExp];
  readonly district?: string;
}

/** The day of the test as people type and read it. */
export const typedToday = (): string => dateInZone(new Date(), 'Europe/Moscow').split('-').reverse().join('.');

/** A person reports on the page of the case what happened to the family; returns the page that shows it. */
export async function reportOnScreen(
  screen: ScreenStand,
  { play, played, player, event }: { play: Play; played: PlayedCase; player: Player; event: Reported },
): Promise<Page> {
  const page = await openPage(screen, player, `/cases/${played.caseId}`);
  await page.getByRole('button', { name: 'Сообщить о событии' }).click();
  const dialog = page.getByRole('dialog', { name: 'Событие в семье' });
  await choose(dialog, 'Что произошло', event.kind);
  await dialog.getByLabel('Дата события').fill(typedToday());
  // The calendar of the date lies over the next field until one leaves the date.
  await dialog.getByLabel('Дата события').press('Tab');
  if (event.person !== undefined) await choose(dialog, ...event.person);
  if (event.district !== undefined) await dialog.getByRole('textbox', { name: 'Район (городской округ)' }).fill(event.district);
  await dialog.getByRole('textbox', { name: 'Пояснение' }).fill(event.note);
  await dialog.getByRole('button', { name: 'Сообщить', exact: true }).click();
  await page.getByText('на рассмотрении').waitFor();
  await play.settle();
  return page;
}

/** The people prepare the meeting about the event, and the director opens its question on «Решения консилиума». */
export async function openDecision(screen: ScreenStand, { play, played }: { play: Play; played: PlayedCase }) {
  await play.work({ leave: [...SUPPORT_FORMS, 'record-decisions'] });
  const desk = await openTaskOf(screen, play, { player: 'director', formKey: 'record-decisions' });
  return { desk, row: await questionRow(desk.page, played.number) };
}
