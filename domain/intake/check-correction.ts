import { ageOn, russianDate } from '#domain/calendar/plain-date';
import { centreZone } from '#domain/calendar/centre-zone';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import type { AppealRow } from './appeal-store.ts';
import { isMinorsAge, refuseImpossibleReceipt } from './check-appeal.ts';
import { listAttempts } from './contact-store.ts';

const refuse = (message: string) => invalidInput('Проверьте дату.', { '/receivedOn': message });

/**
 * Refuses a day on which an appeal cannot have come: later than its registration or than what was done about it, or before its application
 * was written (П1 п.4.3, 4.4; T-025, T-026).
 */
export async function checkCorrection(ctx: Context, appeal: AppealRow, receivedOn: string): Promise<void> {
  const zone = await centreZone(ctx, appeal.centreId);
  refuseImpossibleReceipt(receivedOn, dateInZone(ctx.now, zone));
  if (receivedOn === appeal.receivedOn) throw refuse('Это та же дата, что и сейчас.');
  const registeredOn = dateInZone(appeal.registeredAt ?? ctx.now, zone);
  if (receivedOn > registeredOn) {
    throw refuse(`Обращение зарегистрировано ${russianDate(registeredOn)}: позже оно поступить не могло.`);
  }
  const [first] = await listAttempts(ctx.db, appeal.id);
  if (first && receivedOn > first.attemptedOn) throw refuse('С семьёй уже связывались раньше этого дня.');
  if (appeal.ground === 'message') refuseAfterApplication(appeal, receivedOn);
  else await refuseBeforeApplication(ctx, appeal, receivedOn);
}

/** The family applied when the message had come. */
function refuseAfterApplication({ appliedOn }: AppealRow, receivedOn: string): void {
  if (appliedOn !== null && receivedOn > appliedOn) throw refuse('Семья уже подала заявление раньше этого дня.');
}

/** An application has a day of its own, or that of its receipt; the latter moves with it, as far as a minor may have applied then (T-022). */
async function refuseBeforeApplication(ctx: Context, appeal: AppealRow, receivedOn: string): Promise<void> {
  if (!movesApplication(appeal, receivedOn)) {
    if (appeal.appliedOn === null || receivedOn >= appeal.appliedOn) return;
    throw refuse(`Заявление написано ${russianDate(appeal.appliedOn)}: раньше оно поступить не могло.`);
  }
  if (appeal.ground !== 'minor-application' || appeal.caseId === null) return;
  const { familyId } = await getCase(ctx, appeal.caseId);
  const applicant = (await listFamilyMembers(ctx, familyId)).find(({ id }) => id === appeal.applicantPersonId);
  if (!applicant || isMinorsAge(ageOn(applicant.birthOn, receivedOn))) return;
  throw refuse('На этот день несовершеннолетнему заявителю не было 14 лет (ст. 26 ГК РФ).');
}

/** Whether the day of the application, written down as that of the receipt, becomes earlier with it. */
export function movesApplication({ ground, appliedOn, receivedOn: before }: AppealRow, receivedOn: string): boolean {
  return ground !== 'message' && appliedOn === before && receivedOn < before;
}
