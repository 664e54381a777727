import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import type { RegisterEntry } from './register-entry.ts';
import { isAllowedStep, registerStateLabel, type RegisterState } from './register-state.ts';
import { addChange } from './register-store.ts';

interface RegisterStep {
  readonly to: RegisterState;
  readonly ground?: string | null;
  readonly agendaItemId?: string | null;
}

/** Takes a locked line of the register one step further and says so in its history; other steps are refused (П1 п.4.11, 5.8, 5.9; T-041). */
export async function changeRegister(ctx: Context, entry: RegisterEntry, step: RegisterStep): Promise<void> {
  const ground = step.ground ?? entry.removalGround;
  if (!isAllowedStep({ from: entry.state, to: step.to, ground })) {
    throw new DomainError(
      'REGISTER_STEP_NOT_ALLOWED',
      `Из состояния учета «${registerStateLabel(entry.state)}» нельзя перейти в «${registerStateLabel(step.to)}».`,
    );
  }
  const { today, centreId } = await getSupportedCase(ctx, entry.caseId);
  const agendaItemId = step.agendaItemId ?? null;
  await addChange(ctx.db, entry.id, { state: step.to, changedOn: today, changedAt: ctx.now, ground, agendaItemId });
  await recordEvent(ctx, {
    action: 'register.changed',
    objectKind: 'register-entry',
    objectId: entry.number,
    caseId: entry.caseId,
    centreId,
    before: { state: entry.state },
    after: { state: step.to, ground, agendaItemId },
  });
}
