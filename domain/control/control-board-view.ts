import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import type { Context } from '#domain/context';
import { loadPerson } from '#domain/users/load-person';
import { listUserNames } from '#domain/users/user-name-view';
import { dueDaysOf, selectMeasures } from './measure-rows.ts';

const counts = { due: z.int(), overdue: z.int(), notDone: z.int(), done: z.int(), total: z.int() };
const boardRow = z.object({
  curatorId: z.uuid().nullable(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  isSuspended: z.boolean(),
  ...counts,
});
type Counts = Pick<z.infer<typeof boardRow>, keyof typeof counts>;

const NO_COUNTS: Counts = { due: 0, overdue: 0, notDone: 0, done: 0, total: 0 };

const countOf = (state: string) => `cast(count(*) filter (where m.state = '${state}') as int)`;
const COUNTS = `${countOf('due')} as due, ${countOf('overdue')} as overdue, ${countOf('not-done')} as "notDone",
  ${countOf('done')} as done, cast(count(*) as int) as total`;

/** The control board: measures due, overdue and not done of every plan in force, per curator and case, the most overdue first (П1 п.5.2; T-079). */
export async function openControlBoard(ctx: Context, filter: { days?: number | undefined }) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const days = await dueDaysOf(ctx, person, filter);
  await recordReading(ctx, { action: 'control-board.viewed', objectKind: 'control-board', objectId: person.centreId ?? 'all' });
  const rows: unknown = await selectMeasures(ctx, person, { operation: 'control.read', days })
    .select({
      curatorId: 'm.curator_id',
      caseId: 'm.case_id',
      caseNumber: 'm.case_number',
      family: 'm.family',
      isSuspended: 'm.is_suspended',
    })
    .select(ctx.db.raw(COUNTS))
    .groupBy('m.curator_id', 'm.case_id', 'm.case_number', 'm.family', 'm.is_suspended')
    .orderByRaw('overdue desc, due desc, m.case_number');
  const lines = z.array(boardRow).parse(rows);
  const names = await listUserNames(
    ctx,
    lines.flatMap(({ curatorId }) => curatorId ?? []),
  );
  const cases = lines.map(({ caseId, caseNumber, family, curatorId, ...own }) => ({
    ...own,
    case: { id: caseId, number: caseNumber, family },
    curator: names.get(curatorId ?? '') ?? null,
  }));
  return { days, totals: sum(cases), curators: sumByCurator(cases), cases };
}

export type ControlBoard = Awaited<ReturnType<typeof openControlBoard>>;
type CaseLine = Counts & { readonly curator: { readonly id: string; readonly name: string } | null };

function sumByCurator(cases: readonly CaseLine[]) {
  return [...new Set(cases.map(({ curator }) => curator?.id))]
    .map((id) => cases.filter(({ curator }) => curator?.id === id))
    .map((lines) => ({ curator: lines[0]?.curator ?? null, families: lines.length, ...sum(lines) }))
    .sort((one, other) => (one.curator?.name ?? '').localeCompare(other.curator?.name ?? '', 'ru'));
}

function sum(lines: readonly Counts[]): Counts {
  return lines.reduce<Counts>(
    (total, line) => ({
      due: total.due + line.due,
      overdue: total.overdue + line.overdue,
      notDone: total.notDone + line.notDone,
      done: total.done + line.done,
      total: total.total + line.total,
    }),
    NO_COUNTS,
  );
}
