import { recordEvent } from '#domain/audit/record-event';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { csvFile, type CsvColumn, type CsvFile } from '#domain/csv-file';
import { levelLabel } from '#domain/plans/plan-levels';
import { selectAllLines, type RegisterFilter, type RegisterLine } from './register-list-view.ts';
import { registerStateLabel } from './register-state.ts';

/** All dates of a file are read in Moscow, where every centre so far keeps its days. */
const TIME_ZONE = 'Europe/Moscow';

const COLUMNS: readonly CsvColumn<RegisterLine>[] = [
  { title: '№ учета', valueOf: (line) => line.number },
  { title: 'Поставлена на учет', valueOf: (line) => russianDate(line.enteredOn) },
  { title: 'Центр', valueOf: (line) => line.centre.name },
  { title: 'Дело', valueOf: (line) => line.case.number },
  { title: 'Семья', valueOf: (line) => line.case.family },
  { title: 'Категории', valueOf: (line) => line.categories.join(', ') },
  { title: 'Уровень', valueOf: (line) => (line.level === null ? '' : levelLabel(line.level)) },
  { title: 'Куратор', valueOf: (line) => line.curator?.name ?? '' },
  { title: '№ ИПССС', valueOf: (line) => line.planNumber ?? '' },
  { title: 'Срок ИПССС до', valueOf: (line) => (line.endsOn === null ? '' : russianDate(line.endsOn)) },
  { title: 'Заседание консилиума', valueOf: (line) => line.decision?.session ?? '' },
  { title: 'Состояние', valueOf: (line) => registerStateLabel(line.state) },
  { title: 'Снята с учета', valueOf: (line) => (line.removedOn === null ? '' : russianDate(line.removedOn)) },
];

/** The lines of the screen as a file for a spreadsheet; who took how many out, and by which filters, is logged (П1 п.4.11, 5.11; T-042, T-197). */
export async function exportRegister(ctx: Context, filter: RegisterFilter): Promise<CsvFile> {
  const lines = await selectAllLines(ctx, filter);
  await recordEvent(ctx, {
    action: 'register.exported',
    objectKind: 'register',
    objectId: filter.centreId ?? 'all',
    purpose: 'case-work',
    after: { rows: lines.length, ...filter },
  });
  return csvFile(`Ведомственный учет ${dateInZone(ctx.now, TIME_ZONE)}`, COLUMNS, lines);
}
