import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { insertEvent, listOpenEvents } from './case-event-store.ts';
import { checkEventInput } from './check-event-input.ts';
import { eventKindSchema, FAMILY_WIDE_KINDS, newAddressSchema, type EventKind } from './event-record.ts';
import { eventMessage } from './event-message.ts';
import { refuseImpossibleEvent } from './event-stage.ts';
import { tellOfEvent } from './tell-of-event.ts';

export const eventInput = z.strictObject({
  caseId: z.uuid(),
  kind: eventKindSchema,
  happenedOn: z.iso.date('Такой даты нет.'),
  note: z.string().trim().min(1).max(4000).optional(),
  personId: z.uuid().optional(),
  newDistrict: z.string().trim().min(1).max(200).optional(),
  newAddress: newAddressSchema.optional(),
});
export type EventInput = z.input<typeof eventInput>;

/**
 * Takes what happened to a family and tells the process of the case in the same transaction: a refusal or a move is then recorded,
 * anything else goes to the consilium; the state of the case stays what it is until that is decided
 * (П1 п.2.3 а, 5.8; T-092, T-093, T-096, T-097; AMB-10, AMB-19, AMB-20, AMB-21).
 * Whoever calls it for a person has asked for the person's right: the form of a task, or `reportEventByHand`.
 */
export async function reportCaseEvent(ctx: Context, given: EventInput): Promise<{ caseEventId: string }> {
  const input = parseInput(eventInput, given);
  return inTransaction(ctx, async (tx) => {
    const { caseId, kind, happenedOn } = input;
    const found = await lockCaseForChange(tx, caseId);
    await refuseImpossibleEvent(tx, found, kind);
    await checkEventInput(tx, { found, input, today: dateInZone(tx.now, found.timeZone) });
    await refuseSecond(tx, { caseId, kind });
    const caseEventId = await insertEvent(tx.db, {
      caseId,
      kind,
      happenedOn,
      note: input.note ?? null,
      personId: input.personId ?? null,
      newDistrict: input.newDistrict ?? null,
      newAddress: input.newAddress ?? null,
      reportedBy: tx.actor.kind === 'person' ? tx.actor.id : null,
      reportedAt: tx.now,
    });
    if (caseEventId === undefined) throw alreadyOpen();
    await requestCommand(tx, {
      stream: found.number,
      dedupeKey: `case-event:${caseEventId}`,
      command: eventMessage({ number: found.number, caseEventId, kind }),
    });
    await recordEvent(tx, {
      action: 'event.reported',
      objectKind: 'case-event',
      objectId: caseEventId,
      caseId,
      centreId: found.centreId,
      after: { kind, happenedOn, ...(input.personId !== undefined && { personId: input.personId }) },
    });
    if (isFamilysWord(kind)) await tellOfEvent(tx, found, { kind: 'event-reported', caseEventId });
    return { caseEventId };
  });
}

/** What the family itself says may be taken by a clerk, and its task comes without a word. */
const isFamilysWord = (kind: EventKind): boolean => kind === 'family-refused' || kind === 'family-moved';

/** A refusal names its signer once it is recorded, so that the index of one event per person would take a second one for another's. */
async function refuseSecond(ctx: Context, { caseId, kind }: { caseId: string; kind: EventKind }): Promise<void> {
  if (!FAMILY_WIDE_KINDS.has(kind)) return;
  if ((await listOpenEvents(ctx.db, caseId)).some((open) => open.kind === kind)) throw alreadyOpen();
}

function alreadyOpen(): DomainError {
  return new DomainError('EVENT_ALREADY_OPEN', 'Об этом уже сообщили: событие есть в списке событий дела.');
}
