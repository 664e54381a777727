import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { ABOUT_LABELS } from './objection.ts';
import { listObjectionRows } from './objection-store.ts';

/** Objections of a case with their answers, the newest first; whether the reader may see the case is asked there (T-109). */
export async function describeObjections(ctx: Context, caseId: string) {
  const rows = await listObjectionRows(ctx.db, caseId);
  const names = await listUserNames(
    ctx,
    rows.flatMap(({ registeredBy, answeredBy }) => [registeredBy, answeredBy ?? '']),
  );
  return rows.map(({ caseId: _case, about, registeredBy, answeredBy, ...row }) => ({
    ...row,
    about: ABOUT_LABELS[about],
    registeredBy: names.get(registeredBy) ?? { id: registeredBy, name: '' },
    answeredBy: names.get(answeredBy ?? '') ?? null,
  }));
}
