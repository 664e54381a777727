import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { dateInZone } from '#domain/calendar/zoned-time';
import { keepReadable } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { containing, countUpTo, type PageRequest } from '#domain/page';
import { loadPerson } from '#domain/users/load-person';
import { letterAnswerSchema, letterKindSchema } from './letter-store.ts';

const letterRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: letterKindSchema,
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  timeZone: z.string(),
  addressee: z.string(),
  subject: z.string(),
  issuedOn: z.string(),
  answerDueOn: z.string(),
  isDueProvisional: z.boolean(),
  answer: letterAnswerSchema.nullable(),
  answerText: z.string().nullable(),
  answeredOn: z.string().nullable(),
});

export interface LetterFilter {
  readonly state?: 'waiting' | 'overdue' | 'answered' | undefined;
  readonly caseId?: string | undefined;
  /** A part of the letter's or the case's number, or of the addressee. */
  readonly search?: string | undefined;
}

const OVERDUE = `l.answer is null and l.answer_due_on < cast(cast(? as timestamptz) at time zone o.time_zone as date)`;

/** Referral letters of the cases whose letters the person may see: what waits first, by the day of the answer (П1 п.5.3; T-077, T-197). */
export async function listLetters(ctx: Context, filter: LetterFilter, page: PageRequest) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx
    .db('app.letters as l')
    .join('app.cases as c', 'c.id', 'l.case_id')
    .join('app.families as f', 'f.id', 'c.family_id')
    .join('app.centres as o', 'o.id', 'c.centre_id');
  keepReadable(ctx, query, person, 'letter.handle');
  if (filter.caseId) void query.where('c.id', filter.caseId);
  if (filter.state === 'waiting') void query.whereNull('l.answer');
  if (filter.state === 'answered') void query.whereNotNull('l.answer');
  if (filter.state === 'overdue') void query.whereRaw(OVERDUE, [ctx.now]);
  if (filter.search) {
    const pattern = containing(filter.search);
    void query.whereRaw('(l.number ilike ? or c.number ilike ? or l.addressee ilike ?)', [pattern, pattern, pattern]);
  }
  const rows: unknown = await query
    .clone()
    .select({
      id: 'l.id',
      number: 'l.number',
      kind: 'l.kind',
      caseId: 'c.id',
      caseNumber: 'c.number',
      family: 'f.title',
      timeZone: 'o.time_zone',
      addressee: 'l.addressee',
      subject: 'l.subject',
      issuedOn: 'l.issued_on',
      answerDueOn: 'l.answer_due_on',
      isDueProvisional: 'l.is_due_provisional',
      answer: 'l.answer',
      answerText: 'l.answer_text',
      answeredOn: 'l.answered_on',
    })
    .orderByRaw('l.answer is not null, l.answer_due_on, l.id')
    .limit(page.limit)
    .offset(page.offset);
  await recordReading(ctx, { action: 'letters.viewed', objectKind: 'letter-list', objectId: filter.caseId ?? 'all' });
  return {
    items: z
      .array(letterRow)
      .parse(rows)
      .map((row) => present(ctx, row)),
    ...(await countUpTo(ctx.db, query)),
  };
}

function present(ctx: Context, { caseId, caseNumber, family, timeZone, ...letter }: z.infer<typeof letterRow>) {
  const today = dateInZone(ctx.now, timeZone);
  return {
    ...letter,
    case: { id: caseId, number: caseNumber, family },
    isOverdue: letter.answer === null && letter.answerDueOn < today,
  };
}
