import { randomUUID } from 'node:crypto';
import type { Play } from './play-process.ts';
import type { Values } from './rest-engine.ts';

/** An instant that no test lives to see: timers fire only when a test says so. */
export const FAR = '2099-01-12T09:00:00.000+03:00';

export const CASE: Values = { caseId: 'case-1', centreId: 'centre-1', unitId: 'unit-1' };

export async function openCase(play: Play): Promise<void> {
  await play.start('family-support-case', { ...CASE, ground: 'parent-application' });
  await computeDeadlines(play);
}

export async function computeDeadlines(play: Play): Promise<void> {
  await play.work('compute-deadlines', { planReminder1At: FAR, planReminder2At: FAR, planOverdueAt: FAR });
}

export const COLLECTING = ['Task_CollectDocuments', 'Task_HomeSurvey', 'Task_RecordMethods', 'Task_InitialDiagnostics'] as const;

/** From the first paper to the question before the consilium. */
export async function passToConsilium(play: Play, { packageComplete = true } = {}): Promise<void> {
  await openCase(play);
  await play.complete('Task_IntakePackage', { packageComplete });
  await play.complete('Task_AssignCurator');
  await play.complete('Task_FirstMeeting');
  for (const task of COLLECTING) await play.complete(task);
  await play.complete('Task_DescribeResources');
  await play.complete('Task_DraftPlan');
  await suggestLevel(play);
}

/** Before each meeting the table suggests a level; returns what it said. */
export async function suggestLevel(play: Play, signs: Values = {}): Promise<unknown> {
  await play.work('read-level-signs', { hasConflict: false, hasCrisisRisk: false, needsAdaptation: false, ...signs });
  return (await play.work('keep-level-suggestion')).levelSuggestion;
}

/** The body decides the question that waits now. */
export async function decide(play: Play, decisionOutcome: string, { registerAfterSigning = false } = {}): Promise<void> {
  const agendaItemId = randomUUID();
  await play.work('put-on-agenda', { agendaItemId });
  await play.correlate('question-decided', {
    correlationKeys: { agendaItemId },
    variables: { decisionOutcome, registerAfterSigning },
  });
}

export async function approveAndSign(play: Play, signature: 'signed' | 'refused' = 'signed'): Promise<void> {
  await play.complete('Task_ApprovePlan');
  await play.complete('Task_CosignPlan');
  await play.complete('Task_SignPlan', { signature });
  if (signature === 'signed') await play.work('activate-plan');
}

/** The family is on support and its plan in force, with no item yet to do. */
export async function passToSupport(play: Play): Promise<void> {
  await passToConsilium(play);
  await decide(play, 'accepted');
  await play.work('register-family');
  await approveAndSign(play);
  await play.work('open-work-items', { planVersion: 1, categories: 'other' });
  await play.work('distribute-items', itemsOf(''));
}

/** The ids of a plan's items by type of assistance; all of them pedagogical. */
export function itemsOf(pedagogicalItemIds: string): Values {
  const none = { psychologicalItemIds: '', medicalItemIds: '', legalItemIds: '', socialItemIds: '', otherItemIds: '' };
  return { pedagogicalItemIds, ...none };
}

export type ReviewOutcome = 'extend' | 'complete' | 'terminate' | 'continue' | 'administrative';

/** The results are considered, with the questionnaire of the family where it is needed, and the consilium decides. */
export async function considerResults(
  play: Play,
  decisionOutcome: ReviewOutcome,
  { needsQuestionnaire = false } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const seen = await play.work('open-review', { needsQuestionnaire });
  if (needsQuestionnaire) await play.complete('Task_FamilyQuestionnaire');
  await play.complete('Task_ReviewInformation');
  await decide(play, decisionOutcome);
  if (decisionOutcome !== 'extend') await play.work('finish-review');
  return seen;
}

/** Decision а: a new version is written, approved and signed. */
export async function revisePlan(play: Play): Promise<void> {
  await play.complete('Task_RevisePlan');
  await approveAndSign(play);
  await play.work('finish-review');
}

/** Monitoring comes to the end of the term, and the consilium decides. */
export async function review(play: Play, decisionOutcome: ReviewOutcome): Promise<void> {
  await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR });
  await play.fireTimer('Timer_ControlOpens');
  await considerResults(play, decisionOutcome, { needsQuestionnaire: true });
}

/** Monitoring has ended: implementation is told so and closes what is open. */
export async function stopImplementation(play: Play): Promise<void> {
  await play.work('stop-implementation');
  await play.correlate('implementation-stop');
  await play.work('close-open-items');
}

/** Stage VII of a family that is no more: nobody is left to be told. */
export async function closeWithoutNotice(play: Play): Promise<void> {
  await play.work('deregister-family');
  await play.work('archive-case');
  await play.expectEnd();
}

/** Stage VII of a family whose support ended without post-support. */
export async function closeWithoutPostSupport(play: Play): Promise<void> {
  await play.work('deregister-family');
  await play.complete('Task_ClosingNotice');
  await play.work('archive-case');
  await play.expectEnd();
}
