import type { Knex } from 'knex';
import { z } from 'zod';

const linkSchema = z.object({
  id: z.uuid(),
  engagementId: z.uuid(),
  step: z.enum(['reply', 'report']),
  issuedBy: z.uuid(),
  issuedAt: z.date(),
  expiresAt: z.date(),
  usedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  reply: z.enum(['agreed', 'refused']).nullable(),
  answerText: z.string().nullable(),
  documentId: z.uuid().nullable(),
});
export type AgencyLink = z.infer<typeof linkSchema>;

const COLUMNS = {
  id: 'id',
  engagementId: 'engagement_id',
  step: 'step',
  issuedBy: 'issued_by',
  issuedAt: 'issued_at',
  expiresAt: 'expires_at',
  usedAt: 'used_at',
  endedAt: 'ended_at',
  reply: 'reply',
  answerText: 'answer_text',
  documentId: 'document_id',
} as const;

const parseRows = (rows: unknown): AgencyLink[] => z.array(linkSchema).parse(rows);

export type NewLink = Pick<AgencyLink, 'engagementId' | 'step' | 'issuedBy' | 'issuedAt' | 'expiresAt'> & {
  readonly tokenHash: string;
};

export async function insertLink(db: Knex, given: NewLink): Promise<void> {
  await db('app.agency_links').insert({
    engagement_id: given.engagementId,
    step: given.step,
    token_hash: given.tokenHash,
    issued_by: given.issuedBy,
    issued_at: given.issuedAt,
    expires_at: given.expiresAt,
  });
}

export async function findLinkByHash(db: Knex, tokenHash: string): Promise<AgencyLink | undefined> {
  return parseRows(await db('app.agency_links').select(COLUMNS).where({ token_hash: tokenHash }))[0];
}

export async function lockLink(db: Knex, id: string): Promise<AgencyLink | undefined> {
  return parseRows(await db('app.agency_links').select(COLUMNS).where({ id }).forUpdate())[0];
}

/** What an organisation last answered at a step of its engagement, if it used its link. */
export async function findLinkAnswer(
  db: Knex,
  where: { engagementId: string; step: AgencyLink['step'] },
): Promise<AgencyLink | undefined> {
  const rows: unknown = await db('app.agency_links')
    .select(COLUMNS)
    .where({ engagement_id: where.engagementId, step: where.step })
    .whereNotNull('used_at')
    .orderBy('used_at', 'desc');
  return parseRows(rows)[0];
}

/** Ends what is open of an engagement's links: an older one is void when a newer is issued, and all when nothing is to be answered. */
export async function endLinks(db: Knex, engagementId: string, at: Date): Promise<void> {
  await db('app.agency_links').where({ engagement_id: engagementId, used_at: null, ended_at: null }).update({ ended_at: at });
}

export async function updateLinkDocument(db: Knex, id: string, documentId: string): Promise<void> {
  await db('app.agency_links').where({ id }).update({ document_id: documentId });
}

export async function updateLinkAnswer(
  db: Knex,
  id: string,
  { reply, answerText, usedAt }: { reply: 'agreed' | 'refused' | null; answerText: string; usedAt: Date },
): Promise<void> {
  await db('app.agency_links').where({ id }).update({ reply, answer_text: answerText, used_at: usedAt });
}

/** The newest link of an engagement, whatever became of it. */
export async function findLastLink(db: Knex, engagementId: string): Promise<AgencyLink | undefined> {
  const rows: unknown = await db('app.agency_links')
    .select(COLUMNS)
    .where({ engagement_id: engagementId })
    .orderBy([
      { column: 'issued_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return parseRows(rows)[0];
}
