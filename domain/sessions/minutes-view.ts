import { z } from 'zod';
import type { Context } from '#domain/context';
import { shortName } from '#domain/person-name';
import { questionKindSchema } from './agenda-item.ts';

const undecidedRow = z.object({
  id: z.uuid(),
  kind: questionKindSchema,
  position: z.int().nullable(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  reason: z.string(),
});
const dissentRow = z.object({
  agendaItemId: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  userId: z.uuid(),
  text: z.string(),
});

/** Questions that a session took up and put off; they stand in its minutes though another session decides them (П1 п.4.4; T-058). */
export async function listPostponed(ctx: Context, sessionId: string) {
  const rows: unknown = await ctx
    .db('app.question_postponements as p')
    .join('app.agenda_items as a', 'a.id', 'p.agenda_item_id')
    .join('app.cases as c', 'c.id', 'a.case_id')
    .join('app.families as f', 'f.id', 'c.family_id')
    .where('p.session_id', sessionId)
    .select({
      id: 'a.id',
      kind: 'a.kind',
      position: 'p.position',
      caseId: 'c.id',
      caseNumber: 'c.number',
      family: 'f.title',
      reason: 'p.reason',
    })
    .orderByRaw('p.position nulls last, a.id');
  return z.array(undecidedRow).parse(rows);
}

/** Questions that the chairman took off the agenda of a held session, with the reason (П1 п.4.4; T-058). */
export async function listWithdrawn(ctx: Context, sessionId: string) {
  const rows: unknown = await ctx
    .db('app.agenda_items as a')
    .join('app.cases as c', 'c.id', 'a.case_id')
    .join('app.families as f', 'f.id', 'c.family_id')
    .where({ 'a.session_id': sessionId, 'a.status': 'withdrawn' })
    .select({ id: 'a.id', kind: 'a.kind', position: 'a.position', caseId: 'c.id', caseNumber: 'c.number', family: 'f.title' })
    .select({ reason: 'a.withdrawal_reason' })
    .orderByRaw('a.position nulls last, a.id');
  return z.array(undecidedRow).parse(rows);
}

/** Dissenting opinions of the members, by question (П1 п.4.4; T-058). */
export async function listDissents(ctx: Context, sessionId: string) {
  const rows: unknown = await ctx
    .db('app.question_dissents as d')
    .join('app.users as u', 'u.id', 'd.user_id')
    .where('d.session_id', sessionId)
    .select({
      agendaItemId: 'd.agenda_item_id',
      lastName: 'u.last_name',
      firstName: 'u.first_name',
      middleName: 'u.middle_name',
      userId: 'u.id',
      text: 'd.text',
    })
    .orderBy(['u.last_name', 'u.id']);
  return z
    .array(dissentRow)
    .parse(rows)
    .map(({ agendaItemId, userId, text, ...person }) => ({
      agendaItemId,
      text,
      member: { id: userId, name: shortName(person) },
    }));
}
