import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { documentChoices } from '#domain/documents/document-choices';
import { listRecords } from './assessment-store.ts';
import { summariseCollected } from './collected-summary.ts';
import { listDocumentDefects } from './document-defects.ts';
import { documentKindChoices, PERSONAL_SCAN } from './personal-documents.ts';
import { coverRecords } from './record-view.ts';
import { listSourceChoices } from './sources.ts';

/**
 * What was collected about a family, what is still demanded, and which documents are missing;
 * confidential contents stay covered until somebody says why (П1 п.5.11; T-031, T-033, T-196).
 */
export async function openCollected(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['assessment.gather', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.records-viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  const records = await listRecords(acting.db, caseId);
  return {
    items: await coverRecords(acting, found, records),
    summary: await summariseCollected(acting, found, records),
    defects: await listDocumentDefects(acting, caseId),
    choices: {
      sources: (await listSourceChoices(acting, found.centreId)).map(({ value, label }) => ({ value, label })),
      documentKinds: (await documentKindChoices(acting, found)).map(({ value, label }) => ({ value, label })),
      scans: (await documentChoices(acting, caseId, PERSONAL_SCAN)).map(({ value, label }) => ({ value, label })),
    },
  };
}
