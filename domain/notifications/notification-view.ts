import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { z } from 'zod';
import type { NotificationKind } from './notify-people.ts';

const TITLES: Readonly<Record<NotificationKind, string>> = {
  'appeal-received': 'Поступило обращение: зарегистрируйте его',
  'appeal-attached': 'По делу поступило новое обращение',
  'appeal-returned': 'Дело закрыто, а обращение не рассмотрено: зарегистрируйте его снова',
  'message-received': 'Поступило электронное сообщение о семье',
  'deadline-near': 'Приближается срок утверждения ИПССС',
  'deadline-overdue': 'Срок утверждения ИПССС истёк',
  'curator-assigned': 'Вы назначены куратором семьи',
  'curator-released': 'Вы больше не куратор семьи',
  'agency-answered': 'Соисполнитель ответил по ссылке: проверьте и подтвердите ответ',
  'municipal-declined': 'Директор не вынес вопрос на муниципальный консилиум',
  'letter-answer-near': 'Приближается срок ответа на направление',
  'benefit-decision-due': 'Срок решения по заявлению наступил',
  'session-invitation': 'Вы приглашены на заседание консилиума',
  'question-decided': 'Консилиум вынес решение',
  'question-postponed': 'Консилиум отложил вопрос до следующего заседания',
  'session-needed': 'Срок утверждения ИПССС истекает раньше ближайшего заседания: назначьте заседание',
  'session-moved': 'Заседание консилиума перенесено',
  'event-reported': 'Семья сообщила об отказе или переезде: запишите это в задаче дела',
  'handover-failed': 'Сведения о семье не переданы: район её нового адреса обслуживает другой центр',
  'handover-withheld': 'Сведения о семье не переданы: семья отозвала согласие на обмен',
  'extraordinary-review': 'По делу нужно внеочередное рассмотрение консилиума',
  'many-extensions': 'ИПССС продлевается сверх обычного числа продлений: причина — в новой версии',
  'session-cancelled': 'Заседание консилиума отменено',
  'observation-due': 'Не внесено наблюдение постсопровождения',
  'visit-due': 'Пора посетить семью',
  'password-changed': 'Ваш пароль изменён. Если вы об этом не знали, сообщите администратору',
  'second-factor-on': 'Включён второй фактор вашего входа. Если это не вы, сообщите администратору',
  'second-factor-off': 'Второй фактор вашего входа снят. Если вы об этом не знали, сообщите администратору',
  'recovery-codes-renewed': 'Получены новые резервные коды вашего входа. Если это не вы, сообщите администратору',
};

const notificationRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  createdAt: z.date(),
  readAt: z.date().nullable(),
});

const MAX_SHOWN = 100;

/** Notices of the acting person, the newest first, in words without personal data (T-057). */
export async function listNotifications(ctx: Context) {
  const rows: unknown = await ctx
    .db('app.notifications as n')
    .leftJoin('app.cases as c', 'c.id', 'n.case_id')
    .select({
      id: 'n.id',
      kind: 'n.kind',
      caseId: 'c.id',
      caseNumber: 'c.number',
      createdAt: 'n.created_at',
      readAt: 'n.read_at',
    })
    .where('n.user_id', ctx.actor.id)
    .orderByRaw('n.read_at is not null, n.created_at desc, n.id')
    .limit(MAX_SHOWN);
  const items = z
    .array(notificationRow)
    .parse(rows)
    .map(({ caseId, caseNumber, ...row }) => ({
      ...row,
      title: isKnown(row.kind) ? TITLES[row.kind] : 'Уведомление',
      case: caseId && caseNumber ? { id: caseId, number: caseNumber } : null,
    }));
  return { items, unread: await countUnread(ctx) };
}

/** Marks a notice of one's own as read; a second time changes nothing. */
export async function markNotificationRead(ctx: Context, notificationId: string): Promise<void> {
  const own = ctx.db('app.notifications').where({ id: notificationId, user_id: ctx.actor.id });
  const changed = await own.clone().whereNull('read_at').update({ read_at: ctx.now });
  if (changed === 1) return;
  const rows: unknown = await own.clone().select('id');
  if (z.array(z.unknown()).parse(rows).length === 0) throw notFound('Уведомление не найдено.');
}

async function countUnread(ctx: Context): Promise<number> {
  const rows: unknown = await ctx
    .db('app.notifications')
    .where({ user_id: ctx.actor.id })
    .whereNull('read_at')
    .count({ count: '*' });
  return z.tuple([z.object({ count: z.coerce.number() })]).parse(rows)[0].count;
}

function isKnown(kind: string): kind is NotificationKind {
  return Object.hasOwn(TITLES, kind);
}
