import { z } from 'zod';
import { yearOf } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { addressInput } from '#domain/families/family-input';
import { nextNumber } from '#domain/numbering/next-number';
import { parseInput } from '#domain/parse-input';
import { makeAnswer } from './answer-sender.ts';
import { knownPersonInput } from './appeal-input.ts';
import type { SourceKind } from './appeal-words.ts';
import { receiveAppeal } from './receive-appeal.ts';
import { findCentreOfDistrict, type ReceivingCentre } from './receiving-centre.ts';
import { senderOf } from './sender-of.ts';

const text = z.string().trim().min(1);

const messageInput = z.object({
  externalId: text.max(100),
  address: addressInput,
  situation: text.max(4000),
  people: z.array(knownPersonInput).min(1).max(20),
  sender: z.object({ name: text.max(300), contacts: text.max(1000).optional() }),
});
export type MessageInput = z.input<typeof messageInput>;

/** The system that hands a message in. */
export interface Sender {
  readonly sourceId: string;
  readonly sourceKind: SourceKind;
  /** The only centre for which it may; null = by the district of the family. */
  readonly centreId: string | null;
}

/**
 * Takes an electronic message: it has its number and its day of receipt at once, and waits for a clerk, who looks for duplicates
 * and opens the case. The clock runs from this day (П1 п.4.3, 4.4; T-024, T-026).
 * The same message a second time changes nothing, whatever else it says.
 */
export async function receiveMessage(ctx: Context, sender: Sender, given: MessageInput): Promise<void> {
  const input = parseInput(messageInput, given);
  await inTransaction(ctx, async (tx) => {
    if (await wasReceived(tx, sender, input.externalId)) return;
    const centre = await findCentreOfDistrict(tx, input.address.district);
    if (!centre || (sender.centreId !== null && sender.centreId !== centre.centreId)) {
      throw new DomainError('DISTRICT_NOT_SERVED', 'Семьи этого района здесь не сопровождают. Проверьте район проживания.');
    }
    await storeMessage(tx, { sender, centre, input });
  });
}

/** Two deliveries at once: the second waits here until the first is stored. */
async function wasReceived(ctx: Context, { sourceId }: Sender, externalId: string): Promise<boolean> {
  await ctx.db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`message ${sourceId} ${externalId}`]);
  const row: unknown = await ctx.db('app.appeals').first('id').where({ source_id: sourceId, external_id: externalId });
  return row !== undefined;
}

interface Storing {
  readonly sender: Sender;
  readonly centre: ReceivingCentre;
  readonly input: z.infer<typeof messageInput>;
}

async function storeMessage(ctx: Context, { sender, centre, input }: Storing): Promise<void> {
  const { centreId, unitId, timeZone } = centre;
  const receivedOn = dateInZone(ctx.now, timeZone);
  const number = await nextNumber(ctx, { centreId, kind: 'appeal', year: yearOf(receivedOn) });
  const { externalId, situation, people, address } = input;
  const { sourceId, sourceKind } = sender;
  const { appealId } = await receiveAppeal(ctx, {
    ground: 'message',
    channel: 'electronic',
    problem: situation,
    content: { people, address },
    sender: senderOf(sourceKind, input.sender),
    ...{ centreId, unitId, number, receivedOn, sourceKind, sourceId, externalId },
  });
  await makeAnswer(ctx, { appealId, kind: 'accepted' });
}
