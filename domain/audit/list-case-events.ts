import { authoriseCase } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { AUDIT_COLUMNS, describeEvents, type AuditEventView } from './audit-event.ts';
import { readCasePhases, type CasePhase } from './case-phases.ts';
import { describeEvent } from './describe-event.ts';
import { loadEventFacts } from './describe-event-facts.ts';
import { THEME_PATTERNS, themeOf, type EventTheme } from './event-themes.ts';
import { recordReading } from './record-reading.ts';

export interface TimelineFilter {
  readonly theme?: EventTheme | undefined;
  /** The whole way from its beginning, or the newest first. */
  readonly order?: 'newest' | 'oldest' | undefined;
}

/** A line of the history: a sentence with who and when, its theme, and the part of the case's way in which it happened. */
export interface TimelineLine extends AuditEventView {
  readonly sentence: string;
  readonly theme: EventTheme | null;
  readonly phase: CasePhase;
}

/**
 * What somebody did with a case, told so that a person who was not there understands it: from the appeal to the archive
 * (П1 п.5.2, 5.4; T-106). Readings are for the auditor.
 */
export async function openCaseTimeline(
  ctx: Context,
  caseId: string,
  page: PageRequest,
  { theme, order = 'newest' }: TimelineFilter = {},
): Promise<Page<TimelineLine>> {
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read'], ['audit.read', 'read']);
  await recordReading(acting, { action: 'case.timeline-viewed', objectKind: 'case', objectId: caseId, caseId });
  const query = ctx
    .db('app.audit_events as e')
    .leftJoin('app.cases as c', 'c.id', 'e.case_id')
    .where('e.case_id', caseId)
    .whereRaw(`e.action !~ 'viewed$'`);
  if (theme !== undefined) void query.whereRaw('e.action ~ ?', [THEME_PATTERNS[theme]]);
  const direction = order === 'newest' ? 'desc' : 'asc';
  const rows: unknown = await query
    .clone()
    .select(AUDIT_COLUMNS)
    .orderBy([
      { column: 'e.at', order: direction },
      { column: 'e.id', order: direction },
    ])
    .limit(page.limit)
    .offset(page.offset);
  const events = await describeEvents(ctx, rows);
  const facts = await loadEventFacts(ctx, caseId, events);
  const phaseOf = await readCasePhases(ctx, caseId);
  const items = events.map((event) => ({
    ...event,
    sentence: describeEvent(event, facts, event.title),
    theme: themeOf(event.action),
    phase: phaseOf(event.id),
  }));
  return { items, ...(await countUpTo(ctx.db, query)) };
}
