import { authoriseCase } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { AUDIT_COLUMNS, describeEvents, type AuditEventView } from './audit-event.ts';
import { recordReading } from './record-reading.ts';

/** What somebody did with a case, the newest first: from the appeal to the archive (П1 п.5.2, 5.4; T-106). Readings are for the auditor. */
export async function openCaseTimeline(ctx: Context, caseId: string, page: PageRequest): Promise<Page<AuditEventView>> {
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read'], ['audit.read', 'read']);
  await recordReading(acting, { action: 'case.timeline-viewed', objectKind: 'case', objectId: caseId, caseId });
  const query = ctx
    .db('app.audit_events as e')
    .leftJoin('app.cases as c', 'c.id', 'e.case_id')
    .where('e.case_id', caseId)
    .whereRaw(`e.action !~ 'viewed$'`);
  const rows: unknown = await query
    .clone()
    .select(AUDIT_COLUMNS)
    .orderBy([
      { column: 'e.at', order: 'desc' },
      { column: 'e.id', order: 'desc' },
    ])
    .limit(page.limit)
    .offset(page.offset);
  return { items: await describeEvents(ctx, rows), ...(await countUpTo(ctx.db, query)) };
}
