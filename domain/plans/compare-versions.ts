import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { diffItems } from './diff-items.ts';
import { placeOf, type PlacedItem } from './plan-item.ts';
import { findPlanByVersion, listPlanItems } from './plan-reading.ts';
import { describeTerm } from './plan-term.ts';
import { selectRemovalReasons } from './removal-store.ts';
import type { PlanVersion } from './plan-version.ts';

/** What one version of the ИПССС of a case changed against another; leaves a trace as reading the plan does (П1 п.5.8 а; T-151, T-197). */
export async function comparePlanVersions(ctx: Context, input: { caseId: string; from: number; to: number }) {
  const acting = await authoriseCase(ctx, input.caseId, ['plan.draft', 'read']);
  const found = await getCase(acting, input.caseId);
  await recordReading(acting, {
    action: 'case.plan-viewed',
    objectKind: 'case',
    objectId: found.id,
    caseId: found.id,
    centreId: found.centreId,
  });
  const from = await getVersion(acting, found.id, input.from);
  const to = await getVersion(acting, found.id, input.to);
  const { added, removed, redated, reworded } = diffItems(
    await listPlanItems(acting, from.id),
    await listPlanItems(acting, to.id),
  );
  const reasons = await selectRemovalReasons(acting.db, found.id);
  return {
    from: describeVersion(from),
    to: describeVersion(to),
    added: added.map(describe),
    removed: removed.map((item) => ({ ...describe(item), reason: reasons.get(item.id) ?? null })),
    redated: redated.map(({ before, after }) => ({ ...describe(after), termBefore: describeTerm(before) })),
    reworded: reworded.map(({ before, after }) => ({ ...describe(after), textBefore: before.text })),
  };
}

async function getVersion(ctx: Context, caseId: string, version: number): Promise<PlanVersion> {
  const plan = await findPlanByVersion(ctx, { caseId, version });
  if (!plan) throw notFound('Такой версии ИПССС нет.');
  return plan;
}

const describeVersion = (plan: PlanVersion) => ({
  version: plan.version,
  status: plan.status,
  level: plan.level ?? plan.proposedLevel,
  termMonths: plan.termMonths,
  endsOn: plan.endsOn,
  revisionReason: plan.revisionReason,
});

const describe = (item: PlacedItem) => ({ place: placeOf(item), text: item.text, term: describeTerm(item) });
