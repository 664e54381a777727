import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { changeCaseStatus } from '#domain/cases/change-case-status';
import { noteRevision } from '#domain/register/note-revision';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { requestInforming } from '#domain/informing/request-informing';
import { putInForce, refuseSecondProgramme } from './one-programme.ts';
import { findActivePlan } from './plan-reading.ts';
import { lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';
import { removeItems } from './remove-items.ts';
import { getSupportedCase } from './supported-case.ts';

export const activatePlanInput = z.object({ caseId: z.uuid() });

/**
 * Brings the signed version into force and archives the one before it in the same transaction. A revision cancels what it takes out,
 * and tells the running implementation, which opens what it adds, and the monitoring, which counts its terms anew
 * (П1 п.4.9, 5.8 а; T-068, T-081, T-088).
 */
export async function activatePlan(ctx: Context, input: z.input<typeof activatePlanInput>): Promise<{ version: number }> {
  const { caseId } = activatePlanInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = await lockLatestPlanVersion(tx.db, caseId, ['approved', 'active']);
    if (plan?.status === 'active') return { version: plan.version };
    if (!plan?.signedOn) throw new DomainError('PLAN_NOT_SIGNED', 'ИПССС не подписана семьей.');

    const previous = await findActivePlan(tx, caseId);
    await refuseSecondProgramme(tx, plan);
    if (previous) await updatePlanVersion(tx.db, previous.id, { status: 'archived' });
    await putInForce(tx, plan.id);
    await changeCaseStatus(tx, { caseId, to: 'support' });
    if (previous)
      await noteRevision(tx, { caseId, isExtended: (plan.endsOn ?? '') > previous.endsOn, agendaItemId: plan.agendaItemId });
    if (previous) {
      await removeItems(tx, { plan, number: found.number, centreId: found.centreId });
      await requestCommand(tx, {
        stream: found.number,
        dedupeKey: `plan-version-approved:${plan.id}`,
        command: {
          kind: 'correlate-message',
          message: 'plan-version-approved',
          businessKey: found.number,
          correlationKeys: {},
          variables: {},
          // A later version may come into force before the step of this one has run.
          scopedVariables: { approvedVersion: plan.version },
          waiter: { process: 'family-support-case', activityIds: ['SubProcess_Support'] },
        },
      });
      await requestCommand(tx, {
        stream: found.number,
        dedupeKey: `control-plan-changed:${plan.id}`,
        command: {
          kind: 'correlate-message',
          message: 'control-plan-changed',
          businessKey: found.number,
          correlationKeys: {},
          variables: {},
          // While the monitoring stands elsewhere it reads the new version by itself when it counts the next term.
          waiter: { process: 'monitoring', activityIds: ['Task_ScheduleControl'] },
        },
      });
    }
    await requestInforming(tx, { caseId, kind: previous ? 'correction' : 'acceptance', key: plan.id });
    await recordEvent(tx, {
      action: 'plan.activated',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId: found.centreId,
      ...(previous && { before: { activeVersion: previous.version, endsOn: previous.endsOn, level: previous.level } }),
      after: { activeVersion: plan.version, endsOn: plan.endsOn, level: plan.level },
    });
    return { version: plan.version };
  });
}
