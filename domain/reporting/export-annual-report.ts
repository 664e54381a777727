import { recordEvent } from '#domain/audit/record-event';
import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { csvFile, type CsvColumn, type CsvFile } from '#domain/csv-file';
import type { Counts } from './annual-figures.ts';
import { openAnnualReport } from './annual-report-view.ts';

interface Line extends Counts {
  readonly what: string;
  readonly period: string;
}

const COLUMNS: readonly CsvColumn<Line>[] = [
  { title: 'Показатель или дело', valueOf: (line) => line.what },
  { title: 'Период', valueOf: (line) => line.period },
  { title: 'Всего мероприятий', valueOf: (line) => line.done + line.notDone + line.open },
  { title: 'Выполнено', valueOf: (line) => line.done },
  { title: 'Не выполнено', valueOf: (line) => line.notDone },
  { title: 'Без отметки', valueOf: (line) => line.open },
];

/** The yearly report of a centre as a file: sums, kinds of help, cases with their half-years; taking it out is logged (П4–11 ст.VI; T-169, T-197). */
export async function exportAnnualReport(ctx: Context, given: { centreId: string; year: number }): Promise<CsvFile> {
  const report = await openAnnualReport(ctx, given);
  const year = String(report.year);
  const lines: Line[] = [
    { what: 'Итого по Центру', period: year, ...report.total },
    ...report.byType.map(({ label, done, notDone, open }) => ({ what: label, period: year, done, notDone, open })),
    ...report.lines.flatMap(({ case: { number, family }, periodFrom, periodTo, total, halfYears }) => [
      { what: `Дело ${number}, ${family}`, period: periodOf(periodFrom, periodTo), ...total },
      ...halfYears.map((half) => ({
        what: `Дело ${number}, полугодие`,
        period: periodOf(half.periodFrom, half.periodTo),
        ...half.total,
      })),
    ]),
  ];
  await recordEvent(ctx, {
    action: 'annual-report.exported',
    objectKind: 'annual-report',
    objectId: year,
    centreId: given.centreId,
    purpose: 'supervision',
    after: { year: report.year, rows: lines.length },
  });
  return csvFile(`Годовой отчет ${year}`, COLUMNS, lines);
}

const periodOf = (from: string, to: string): string => `${russianDate(from)} – ${russianDate(to)}`;
