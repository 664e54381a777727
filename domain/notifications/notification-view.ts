import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { NotificationKind } from './notify-people.ts';

const notificationRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  createdAt: z.date(),
  readAt: z.date().nullable(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
});

const TITLES: Readonly<Record<NotificationKind, string>> = {
  'deadline-near': 'Приближается срок утверждения ИПССС',
  'deadline-overdue': 'Срок утверждения ИПССС нарушен',
  'curator-assigned': 'Вы назначены куратором семьи',
  'curator-released': 'Вы больше не куратор семьи',
  'letter-answer-near': 'Приближается срок ответа на направление',
  'session-invitation': 'Вы приглашены на заседание консилиума',
  'question-decided': 'Консилиум принял решение по делу',
};
const titles: Readonly<Record<string, string>> = TITLES;

/** The newest notices of the acting person, those not read first, and how many are not read (T-057). */
export async function listNotifications(ctx: Context) {
  const own = () => ctx.db('app.notifications as n').where({ 'n.user_id': ctx.actor.id });
  const rows: unknown = await own()
    .leftJoin('app.cases as c', 'c.id', 'n.case_id')
    .select({
      id: 'n.id',
      kind: 'n.kind',
      createdAt: 'n.created_at',
      readAt: 'n.read_at',
      caseId: 'c.id',
      caseNumber: 'c.number',
    })
    .orderByRaw('n.read_at is not null, n.created_at desc, n.id')
    .limit(50);
  const counted: unknown = await own().whereNull('n.read_at').first(ctx.db.raw('count(*)::integer as unread'));
  return {
    items: z
      .array(notificationRow)
      .parse(rows)
      .map(({ caseId, caseNumber, ...row }) => ({
        ...row,
        title: titles[row.kind] ?? row.kind,
        case: caseId !== null && caseNumber !== null ? { id: caseId, number: caseNumber } : null,
      })),
    unread: z.object({ unread: z.int() }).parse(counted).unread,
  };
}

/** Marks one of the person's own notices as read; the first reading counts. */
export async function readNotification(ctx: Context, id: string): Promise<void> {
  const own = ctx.db('app.notifications').where({ id, user_id: ctx.actor.id });
  const found: unknown = await own.clone().first('id');
  if (found === undefined) throw notFound();
  await own.whereNull('read_at').update({ read_at: ctx.now });
}
