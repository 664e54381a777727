import type { EngineCommand } from '#domain/commands/request-command';
import { SUPPORT_TO_COME } from '#domain/events/event-message';

/** The message that starts the way of a question beside the support; one that the end has overtaken is dropped (П1 п.4.13; T-103). */
export function questionMessage({ number, questionId }: { number: string; questionId: string }): EngineCommand {
  return {
    kind: 'correlate-message',
    message: 'municipal-question-raised',
    businessKey: number,
    correlationKeys: {},
    variables: {},
    scopedVariables: { municipalQuestionId: questionId },
    waiter: SUPPORT_TO_COME,
  };
}
