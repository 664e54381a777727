import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { selectParticipation } from './participation-store.ts';

/** Bodies that were asked to take part in drafting, with their answers; leaves a trace (П1 п.4.12, 5.11; T-061, T-197). */
export async function openParticipation(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['plan.draft', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.participation-viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  const requests = await selectParticipation(acting.db, caseId);
  const names = await listUserNames(
    acting,
    requests.map(({ askedBy }) => askedBy),
  );
  return requests.map(
    ({ id, organisationId, organisationName, askedBy, askedOn, question, answer, answeredOn, withdrawnAt }) => ({
      id,
      organisation: { id: organisationId, name: organisationName },
      askedBy: names.get(askedBy) ?? { id: askedBy, name: '' },
      ...{ askedOn, question, answer, answeredOn, withdrawnAt },
    }),
  );
}
