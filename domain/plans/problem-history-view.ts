import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { selectProblemWordings } from './problem-store.ts';

/** Every wording of the problems of a case with its zones of responsibility, the present ones and the earlier ones (П1 п.4.6; T-051). */
export async function openProblemHistory(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['plan.draft', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.plan-viewed',
    objectKind: 'case',
    objectId: found.id,
    caseId: found.id,
    centreId: found.centreId,
  });
  const wordings = await selectProblemWordings(acting.db, caseId);
  const names = await listUserNames(
    acting,
    wordings.flatMap(({ authorId }) => authorId ?? []),
  );
  return {
    items: wordings.map(({ authorId, ...wording }) => ({ ...wording, author: names.get(authorId ?? '') ?? null })),
  };
}
