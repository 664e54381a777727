import type { EngineCommand, MessageWaiter } from '#domain/commands/request-command';
import type { EventKind } from './event-record.ts';

/** Kind of the review that an event calls; a refusal and a move are recorded first and have messages of their own. */
const REVIEW_KINDS: Readonly<Partial<Record<EventKind, 'early' | 'revision'>>> = {
  'early-completion': 'early',
  revision: 'revision',
};

/** The support listens from its first step to its end: before it the case is still being opened, after it there is nothing to decide. */
export const SUPPORT_TO_COME: MessageWaiter = {
  process: 'family-support-case',
  activityIds: ['Task_AnswerAccepted', 'Task_ComputeDeadlines'],
};

interface Told {
  readonly number: string;
  readonly caseEventId: string;
  readonly kind: EventKind;
}

/** The message that starts the path of an event in the process of its case (П1 п.5.8; T-092, T-093, T-096, T-097). */
export function eventMessage({ number, caseEventId, kind }: Told): EngineCommand {
  const isWordOfFamily = kind === 'family-refused' || kind === 'family-moved';
  return {
    kind: 'correlate-message',
    message: isWordOfFamily ? kind : 'review-requested',
    businessKey: number,
    correlationKeys: {},
    variables: {},
    waiter: SUPPORT_TO_COME,
    scopedVariables: { caseEventId, ...(!isWordOfFamily && { reviewKind: REVIEW_KINDS[kind] ?? 'circumstance' }) },
  };
}
