import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import { listUserNames } from '#domain/users/user-name-view';
import { INFORMING_LABELS } from './informing.ts';
import { listInformingRows } from './informing-store.ts';

/** «Проинформирована / не проинформирована»: every act that was due, also one that was skipped or is late (П1 п.5.2; T-071). */
export async function describeInformings(ctx: Context, found: Case) {
  const rows = await listInformingRows(ctx.db, found.id);
  const today = dateInZone(ctx.now, found.timeZone);
  const users = await listUserNames(
    ctx,
    rows.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const members = new Map((await listFamilyMembers(ctx, found.familyId)).map((member) => [member.id, fullName(member)]));
  return rows.map((row) => ({
    id: row.id,
    about: INFORMING_LABELS[row.kind],
    dueOn: row.dueOn,
    state: stateOf(row, today),
    doneOn: row.doneOn,
    persons: row.personIds.flatMap((id) => members.get(id) ?? []),
    way: row.way,
    content: row.content,
    skippedReason: row.skippedReason,
    recordedBy: users.get(row.recordedBy ?? '') ?? null,
  }));
}

function stateOf(
  row: { doneOn: string | null; skippedReason: string | null; dueOn: string },
  today: string,
): 'informed' | 'skipped' | 'overdue' | 'waiting' {
  if (row.doneOn !== null) return 'informed';
  if (row.skippedReason !== null) return 'skipped';
  return row.dueOn < today ? 'overdue' : 'waiting';
}
