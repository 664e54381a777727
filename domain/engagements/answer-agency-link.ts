import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import type { Confidentiality } from '#domain/confidentiality';
import { receiveDocument, type FileStore } from '#domain/documents/receive-document';
import { notifyPeople } from '#domain/notifications/notify-people';
import { parseInput } from '#domain/parse-input';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import { z } from 'zod';
import { AGENCY_DOCUMENT_KIND } from './agency-document.ts';
import { lockLink, updateLinkAnswer, updateLinkDocument } from './agency-link-store.ts';
import { lockEngagement } from './engagement-store.ts';
import { isOpenLink, type OpenLink } from './find-agency-link.ts';

const answerInput = z.object({
  reply: z.enum(['agreed', 'refused']).optional(),
  text: z.string().trim().min(1, 'Напишите ответ.').max(4000),
});

/** What an organisation answers by its link, once: a proposal that the curator confirms; no mark is set by it (П1 п.5.5; T-076). */
export async function answerAgencyLink(ctx: Context, open: OpenLink, given: z.input<typeof answerInput>): Promise<void> {
  const { reply, text } = parseInput(answerInput, given);
  await inTransaction(ctx, async (tx) => {
    const { link, engagement } = await lockOpen(tx, open);
    if (link.step === 'reply' && reply === undefined)
      throw invalidInput('Отметьте, согласна ли организация помочь.', { '/reply': 'Выберите: согласны или нет.' });
    await updateLinkAnswer(tx.db, link.id, {
      reply: link.step === 'reply' ? (reply ?? null) : null,
      answerText: text,
      usedAt: tx.now,
    });
    const { curatorId, centreId } = await getSupportedCase(tx, engagement.caseId);
    await notifyPeople(tx, {
      userIds: curatorId === null ? [] : [curatorId],
      caseId: engagement.caseId,
      kind: 'agency-answered',
      dedupeKey: `agency-answered:${link.id}`,
    });
    await recordEvent(tx, {
      action: 'agency-link.answered',
      objectKind: 'engagement',
      objectId: engagement.id,
      caseId: engagement.caseId,
      centreId,
      after: { step: link.step, reply: reply ?? null, organisationId: engagement.organisationId },
    });
  });
}

/** One file beside the answer, kept among the documents of the case; a second is refused, so that a link cannot fill the disk (T-076, T-195). */
export async function attachAgencyFile(
  ctx: Context,
  store: FileStore,
  open: OpenLink,
  file: { readonly originalName: string; readonly content: Uint8Array<ArrayBuffer> },
): Promise<void> {
  if (open.link.documentId !== null) throw fileThere();
  const { caseId, planItemId } = open.engagement;
  const confidentiality = await classOf(ctx, planItemId);
  await receiveDocument(
    ctx,
    store,
    { ...file, caseId, kind: AGENCY_DOCUMENT_KIND, confidentiality, keptBy: open.link.issuedBy },
    async (tx, documentId) => {
      const { link } = await lockOpen(tx, open);
      if (link.documentId !== null) throw fileThere();
      await updateLinkDocument(tx.db, link.id, documentId);
    },
  );
}

/** What a hospital or a psychologist writes of a person is a medical document or a diagnosis, whoever uploads it (П1 п.5.11; T-196). */
const STRICT_HELP: ReadonlySet<string> = new Set(['medical', 'psychological']);

async function classOf(ctx: Context, planItemId: string): Promise<Confidentiality> {
  const measure = await findPlacedMeasure(ctx, planItemId);
  if (!measure) throw new Error('an engagement belongs to no measure of an effective plan');
  return STRICT_HELP.has(measure.assistanceType) ? 'strict' : 'confidential';
}

const fileThere = () => new DomainError('FILE_ALREADY_SENT', 'Файл уже передан: к ответу прилагается один файл.');

/** The curator may have recorded an answer on paper meanwhile, or the family may have taken its word back. */
async function lockOpen(ctx: Context, { link, engagement }: OpenLink): Promise<OpenLink> {
  const present = await lockEngagement(ctx.db, engagement.id);
  const locked = await lockLink(ctx.db, link.id);
  if (!present || !locked || !isOpenLink(locked, present, ctx.now)) throw notFound(LINK_CLOSED);
  return { link: locked, engagement: present };
}

/** The same words whether a link is wrong, used, or out of date: nobody learns what there was. */
export const LINK_CLOSED = 'Ссылка не действует: она уже использована или устарела. Обратитесь в центр, который её прислал.';
