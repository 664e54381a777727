import { russianDate } from '#domain/calendar/plain-date';
import { listApplications } from '#domain/benefits/applications-view';
import type { Context } from '#domain/context';
import type { PlacedItem } from '#domain/plans/plan-item';
import { findLetterOf } from '#domain/requests/letter-of-measure';
import { listMedicalVisits } from './medical-visit.ts';

/** A mark as the form proposes it; the curator decides (П2; T-074). */
export type SuggestedMark =
  { readonly mark: 'done'; readonly result: string } | { readonly mark: 'not-done'; readonly notDoneReason: string };

/**
 * What came of a measure so far, in the words of its mark: the decision on its application, the visit, a refused or unanswered
 * letter. Nothing is proposed where only the curator can know. Medical findings stay where they are (П1 п.4.7; T-074, T-075, T-196).
 */
export async function suggestMark(ctx: Context, item: PlacedItem): Promise<SuggestedMark | undefined> {
  if (item.actionKind === 'benefit') return ofApplication(ctx, item);
  return (await ofVisit(ctx, item)) ?? ofLetter(ctx, item);
}

async function ofApplication(ctx: Context, item: PlacedItem): Promise<SuggestedMark | undefined> {
  const application = (await listApplications(ctx, item.caseId)).get(item.id);
  if (!application?.decision || application.decidedOn === null) return undefined;
  const { number, decision, decidedOn, reason } = application;
  const base = `Заявление № ${number}`;
  if (decision === 'granted') return { mark: 'done', result: `${base}: назначено ${russianDate(decidedOn)}.` };
  const why = decision === 'refused' ? `отказано ${russianDate(decidedOn)}` : 'решение не получено';
  return { mark: 'not-done', notDoneReason: `${base}: ${why}${reason === null ? '' : `, ${reason}`}.` };
}

async function ofVisit(ctx: Context, item: PlacedItem): Promise<SuggestedMark | undefined> {
  const visit = (await listMedicalVisits(ctx, item.caseId)).get(item.id);
  if (!visit) return undefined;
  const when = russianDate(visit.appointedOn);
  if (visit.attended) return { mark: 'done', result: `Семья была на приёме ${when}.` };
  return {
    mark: 'not-done',
    notDoneReason: `Семья не была на приёме ${when}: ${visit.notAttendedReason ?? 'причина не названа'}.`,
  };
}

async function ofLetter(ctx: Context, item: PlacedItem): Promise<SuggestedMark | undefined> {
  const letter = await findLetterOf(ctx, item.id);
  if (letter?.answer === 'refused') return { mark: 'not-done', notDoneReason: `Направление № ${letter.number}: отказано.` };
  if (letter?.answer === 'no-answer') return { mark: 'not-done', notDoneReason: `Направление № ${letter.number}: ответа нет.` };
  return undefined;
}
