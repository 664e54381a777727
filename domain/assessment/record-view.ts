import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase, mayOpenStrict } from '#domain/cases/case-access';
import type { Case } from '#domain/cases/case';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { AccessRefused, forbidden, notFound } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import { listUserNames } from '#domain/users/user-name-view';
import { listRecords, type AssessmentRecord } from './assessment-store.ts';
import { describeContent } from './record-content.ts';
import { sourceLabel } from './sources.ts';

/** Records as a list shows them: whose and when, but not what (П1 п.5.11; T-196, T-197). */
export async function coverRecords(ctx: Context, found: Case, records: readonly AssessmentRecord[]) {
  const named = await describe(ctx, found.familyId, records);
  return named.map((record) => (record.confidentiality === 'service' ? record : { ...record, content: null }));
}

/** One record with its content, for a stated purpose; strictly confidential ones need their own right (П1 п.5.11; T-196, T-197). */
export async function openAssessmentRecord(ctx: Context, given: { caseId: string; recordId: string; purpose: string }) {
  const { caseId, recordId, purpose } = given;
  const acting = await authoriseCase(ctx, caseId, ['assessment.gather', 'read']);
  const found = await getCase(acting, caseId);
  const record = (await listRecords(acting.db, caseId)).find(({ id }) => id === recordId);
  if (!record) throw notFound('Запись не найдена.');
  if (record.confidentiality === 'strict') await requireStrict(acting, record);
  await recordReading(acting, {
    action: 'record.viewed',
    objectKind: 'assessment-record',
    objectId: recordId,
    caseId,
    centreId: found.centreId,
    purpose,
  });
  const [named] = await describe(acting, found.familyId, [record]);
  if (!named) throw notFound('Запись не найдена.');
  return { ...named, content: await describeContent(acting, found, record) };
}

/** Strict records are for the curator, the head and the consilium, and for who wrote them (T-196). */
async function requireStrict(ctx: Context, { id, caseId, authorId }: AssessmentRecord): Promise<void> {
  if (authorId === ctx.actor.id || (await mayOpenStrict(ctx, caseId))) return;
  throw new AccessRefused(forbidden(), { objectKind: 'assessment-record', objectId: id, caseId });
}

async function describe(ctx: Context, familyId: string, records: readonly AssessmentRecord[]) {
  const members = new Map(
    (await listFamilyMembers(ctx, familyId)).map((member) => [member.id, { id: member.id, name: fullName(member) }]),
  );
  const authors = await listUserNames(
    ctx,
    records.map(({ authorId }) => authorId),
  );
  return records.map(({ caseId: _, personId, authorId, ...record }) => ({
    ...record,
    source: sourceLabel(record.source),
    person: members.get(personId ?? '') ?? null,
    author: authors.get(authorId) ?? { id: authorId, name: '' },
  }));
}
