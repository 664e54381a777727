import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { documentChoices } from '#domain/documents/document-choices';
import { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import { z } from 'zod';
import type { AssessmentRecord } from './assessment-store.ts';
import { documentKindChoices, PERSONAL_SCAN } from './personal-documents.ts';

const documentContent = z.looseObject({ kind: z.string(), documentId: z.string().optional() });
const meetingContent = z.looseObject({ participantIds: z.array(z.string()) });
const resourceContent = z.object({ resources: z.array(z.object({ category: z.string(), text: z.string().nullable() })) });

/** The content of a record with names and words where it keeps ids and codes (T-034, T-050). */
export async function describeContent(ctx: Context, found: Case, record: AssessmentRecord): Promise<Record<string, unknown>> {
  const { kind, content } = record;
  if (kind === 'personal-document') return describeDocument(ctx, found, documentContent.parse(content));
  if (kind === 'first-meeting' || kind === 'visit') {
    const { participantIds, ...rest } = meetingContent.parse(content);
    const members = await listFamilyMembers(ctx, found.familyId);
    return { ...rest, participantIds: members.filter(({ id }) => participantIds.includes(id)).map((member) => fullName(member)) };
  }
  if (kind === 'resources') {
    const { resources } = resourceContent.parse(content);
    return { resources: resources.map(({ category, text }) => ({ category, text: text ?? 'не выявлено' })) };
  }
  return content;
}

async function describeDocument(ctx: Context, found: Case, content: z.infer<typeof documentContent>) {
  const { kind, documentId, ...rest } = content;
  const label = (await documentKindChoices(ctx, found)).find(({ value }) => value === kind)?.label ?? kind;
  if (documentId === undefined) return { kind: label, ...rest };
  const scan = (await documentChoices(ctx, found.id, PERSONAL_SCAN)).find(({ value }) => value === documentId);
  return { kind: label, ...rest, documentId: scan?.label ?? 'загружен' };
}
