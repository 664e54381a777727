import { z } from 'zod';
import type { Context } from '#domain/context';
import { shortName } from '#domain/person-name';
import type { Choice } from '#domain/tasks/task-form';
import { selectMemberIds } from './body-store.ts';
import type { Session } from './session.ts';

const personSchema = z.object({
  id: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
});

/**
 * Who may sit in a session on a day: members of the body, the directors of the centre (chairmen by office)
 * and whoever stands in for a director on that day (П1 п.4.4; T-003, T-004, T-018).
 */
export async function listSessionPeople(ctx: Context, session: Session, on: string): Promise<Choice[]> {
  const members = await selectMemberIds(ctx.db, session.bodyId, on);
  const rows: unknown = await ctx
    .db('app.users as u')
    .distinct({ id: 'u.id', lastName: 'u.last_name', firstName: 'u.first_name', middleName: 'u.middle_name', post: 'u.post' })
    .leftJoin('app.substitutions as s', (join) =>
      join
        .on('s.substitute_user_id', 'u.id')
        .onVal('s.role', 'director')
        .andOn(ctx.db.raw('?::date between s.from_on and s.to_on', [on])),
    )
    .leftJoin('app.user_roles as r', (join) =>
      join
        .on(ctx.db.raw('r.user_id in (u.id, s.absent_user_id)'))
        .onVal('r.role', 'director')
        .onVal('r.centre_id', session.centreId),
    )
    .where('u.is_active', true)
    .where((either) => void either.whereIn('u.id', members).orWhereNotNull('r.user_id'))
    .orderBy(['u.last_name', 'u.first_name', 'u.id']);
  return z
    .array(personSchema)
    .parse(rows)
    .map((person) => ({ value: person.id, label: shortName(person), hint: person.post }));
}

/** Who sat in a held session, to name the author of a dissent (П1 п.4.4; T-058). */
export async function listPresentPeople(ctx: Context, sessionId: string): Promise<Choice[]> {
  const rows: unknown = await ctx
    .db('app.session_attendance as t')
    .join('app.users as u', 'u.id', 't.user_id')
    .select({ id: 'u.id', lastName: 'u.last_name', firstName: 'u.first_name', middleName: 'u.middle_name', post: 'u.post' })
    .where({ 't.session_id': sessionId, 't.is_present': true })
    .orderBy(['u.last_name', 'u.first_name', 'u.id']);
  return z
    .array(personSchema)
    .parse(rows)
    .map((person) => ({ value: person.id, label: shortName(person), hint: person.post }));
}
