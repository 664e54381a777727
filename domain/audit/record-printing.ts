import { authoriseCase } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { recordEvent } from './record-event.ts';

/** A page of the application, as its address names it. */
export interface PrintedPage {
  readonly section: string;
  /** The case whose page it was. */
  readonly caseId?: string | undefined;
}

/** Leaves a trace of a page that was put on paper; who may not see the case cannot have printed it (П1 п.5.11; T-197). */
export async function recordPrinting(ctx: Context, { section, caseId }: PrintedPage): Promise<void> {
  const acting = caseId === undefined ? ctx : await authoriseCase(ctx, caseId, ['family.read', 'read']);
  await recordEvent(acting, {
    action: 'page.printed',
    objectKind: caseId === undefined ? 'page' : 'case',
    objectId: caseId ?? section,
    ...(caseId !== undefined && { caseId }),
    purpose: 'case-work',
    after: { section },
  });
}
