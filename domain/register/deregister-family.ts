import { z } from 'zod';
import { changeCaseStatus } from '#domain/cases/change-case-status';
import { inTransaction, type Context } from '#domain/context';
import { meetDeadline } from '#domain/deadlines/meet-deadline';
import { DomainError } from '#domain/errors';
import { endProgramme } from '#domain/plans/one-programme';
import { findActivePlan } from '#domain/plans/plan-reading';
import { findEndingQuestion } from '#domain/sessions/agenda-view';
import { removeFromRegister } from './remove-from-register.ts';

export const deregisterFamilyInput = z.object({ caseId: z.uuid() });

/**
 * Carries out decision б or в, or the administrative closing where it is switched on (AMB-21): the family leaves the register, and the case goes to post-support or ends.
 * A case that is no longer on support does not count in the curator's load (П1 п.5.8, 5.9; T-098; AMB-17, AMB-46).
 */
export async function deregisterFamily(ctx: Context, input: z.input<typeof deregisterFamilyInput>): Promise<void> {
  const { caseId } = deregisterFamilyInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const question = await findEndingQuestion(tx, caseId);
    const decision = question?.outcomeData;
    const active = await findActivePlan(tx, caseId);
    if (decision?.outcome === 'complete') {
      await removeFromRegister(tx, { caseId, ground: 'completed', agendaItemId: question?.id });
      if (active) await endProgramme(tx, active.id);
      await changeCaseStatus(tx, { caseId, to: 'post-support' });
      return;
    }
    if (decision?.outcome === 'terminate' || decision?.outcome === 'administrative') {
      const ground = decision.outcome === 'terminate' ? decision.terminationGround : 'family-ceased';
      await removeFromRegister(tx, { caseId, ground, agendaItemId: question?.id });
      if (active) await endProgramme(tx, active.id);
      await changeCaseStatus(tx, { caseId, to: 'closed', ground });
      // A family may refuse after its acceptance and before its plan is approved: then the ten days still run.
      await meetDeadline(tx, { caseId });
      return;
    }
    throw new DomainError('NOT_DECIDED_TO_END', 'Решения консилиума о завершении сопровождения нет.');
  });
}
