import { recordEvent } from '#domain/audit/record-event';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { csvFile, type CsvColumn, type CsvFile } from '#domain/csv-file';
import { openControlBoard, type ControlBoard } from './control-board-view.ts';
import { selectAllMeasures, type MeasureLine } from './measure-list-view.ts';
import type { MeasureFilter, TermState } from './measure-rows.ts';

/** All dates of a file are read in Moscow, where every centre so far keeps its days. */
const TIME_ZONE = 'Europe/Moscow';

const STATES: Readonly<Record<TermState, string>> = {
  overdue: 'просрочено',
  due: 'срок подходит',
  later: 'в работе',
  done: 'выполнено',
  'not-done': 'не выполнено',
};

const BOARD: readonly CsvColumn<ControlBoard['cases'][number]>[] = [
  { title: 'Куратор', valueOf: (line) => line.curator?.name ?? '' },
  { title: 'Дело', valueOf: (line) => line.case.number },
  { title: 'Семья', valueOf: (line) => line.case.family },
  { title: 'Приостановлено', valueOf: (line) => (line.isSuspended ? 'да' : '') },
  { title: 'Всего мероприятий', valueOf: (line) => line.total },
  { title: 'Срок подходит', valueOf: (line) => line.due },
  { title: 'Просрочено', valueOf: (line) => line.overdue },
  { title: 'Выполнено', valueOf: (line) => line.done },
  { title: 'Не выполнено', valueOf: (line) => line.notDone },
];

const MEASURES: readonly CsvColumn<MeasureLine>[] = [
  { title: 'Срок до', valueOf: (line) => russianDate(line.dueOn) },
  { title: 'Дело', valueOf: (line) => line.case.number },
  { title: 'Семья', valueOf: (line) => line.case.family },
  { title: 'Куратор', valueOf: (line) => line.curator?.name ?? '' },
  { title: '№ в ИПССС', valueOf: (line) => `№ ${line.place}` },
  { title: 'Мероприятие', valueOf: (line) => line.text },
  { title: 'Исполнитель', valueOf: (line) => line.executor },
  { title: 'Соисполнители', valueOf: (line) => line.coExecutors.join(', ') },
  { title: 'Состояние', valueOf: (line) => STATES[line.state] },
  { title: 'Приостановлено', valueOf: (line) => (line.isSuspended ? 'да' : '') },
  { title: 'Отмечено', valueOf: (line) => (line.markedOn === null ? '' : russianDate(line.markedOn)) },
];

/** The control board as a file; who took it out, and how many lines, is logged (П1 п.5.2, 5.11; T-079, T-197). */
export async function exportControlBoard(ctx: Context, filter: { days?: number | undefined }): Promise<CsvFile> {
  const { cases, days } = await openControlBoard(ctx, filter);
  await recordEvent(ctx, {
    action: 'control-board.exported',
    objectKind: 'control-board',
    objectId: 'all',
    purpose: 'supervision',
    after: { rows: cases.length, days },
  });
  return csvFile(`Контроль мероприятий ${dateInZone(ctx.now, TIME_ZONE)}`, BOARD, cases);
}

/** The filtered list of measures as a file; who took how many out, and by which filters, is logged (П1 п.5.2, 5.11; T-079, T-197). */
export async function exportMeasures(ctx: Context, filter: MeasureFilter): Promise<CsvFile> {
  const lines = await selectAllMeasures(ctx, filter);
  await recordEvent(ctx, {
    action: 'measures.exported',
    objectKind: 'measure-list',
    objectId: filter.caseId ?? 'all',
    purpose: 'case-work',
    after: { rows: lines.length, ...filter },
  });
  return csvFile(`Мероприятия ${dateInZone(ctx.now, TIME_ZONE)}`, MEASURES, lines);
}
