import { inTransaction, type Context } from '#domain/context';
import { releaseCurator } from '#domain/curators/settle-curator';
import { liftDeadline } from '#domain/deadlines/meet-deadline';
import type { ClosingGround } from './case.ts';
import { archiveCase, changeCaseStatus } from './change-case-status.ts';

export const INTAKE_ENDINGS = ['family-refused', 'not-reached'] as const;
export type IntakeEnding = (typeof INTAKE_ENDINGS)[number];

const GROUNDS: Readonly<Record<IntakeEnding, ClosingGround>> = {
  'family-refused': 'application-refused',
  'not-reached': 'not-reached',
};

/** Ends a case that a message began and the family did not take up: no register entry, and the ten days end (П1 п.2.3 а, 4.3; T-025, AMB-04). */
export async function closeNotEnrolled(ctx: Context, given: { caseId: string; intakeOutcome: IntakeEnding }): Promise<void> {
  const { caseId, intakeOutcome } = given;
  await inTransaction(ctx, async (tx) => {
    await changeCaseStatus(tx, { caseId, to: 'closed', ground: GROUNDS[intakeOutcome] });
    await liftDeadline(tx, { caseId });
    await releaseCurator(tx, { caseId });
    await archiveCase(tx, { caseId });
  });
}
