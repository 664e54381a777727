import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { MessageSource } from './message-source.ts';

const rowSchema = z.object({ number: z.string(), receivedOn: z.iso.date(), isConsidered: z.boolean() });

export interface MessageState {
  readonly number: string;
  readonly receivedOn: string;
  readonly state: 'принято к рассмотрению' | 'рассмотрено';
}

/** What the sender of a message learns, and no more: neither outcome nor anything about the family (П1 п.5.11; T-072). */
export async function getMessageState(ctx: Context, source: MessageSource, externalId: string): Promise<MessageState> {
  const row: unknown = await ctx
    .db('app.appeals as a')
    .where({ 'a.source_id': source.id, 'a.external_id': externalId })
    .first({
      number: 'a.number',
      receivedOn: 'a.received_on',
      isConsidered: ctx.db.raw(`exists (select from app.sender_answers s where s.appeal_id = a.id and s.kind = 'considered')`),
    });
  if (row === undefined) throw notFound('Такого сообщения нет.');
  const { isConsidered, ...message } = rowSchema.parse(row);
  return { ...message, state: isConsidered ? 'рассмотрено' : 'принято к рассмотрению' };
}
