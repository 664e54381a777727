import type { Knex } from 'knex';
import { z } from 'zod';
import { questionKindSchema } from '#domain/sessions/agenda-item';
import type { Story } from './answers/answer.ts';
import type { StoryQuestion } from './answers/session-answers.ts';

const question = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: questionKindSchema,
  decidedBefore: z.number(),
  /** How many of those were about a birthday. */
  birthdaysBefore: z.number(),
  isBirthday: z.boolean(),
});

/** Open questions of a session, or those that wait for one in its centre, each with the story of its family. */
export async function listQuestions(
  db: Knex,
  sessionId: string,
  stories: { findStory(caseId: string): Story | undefined },
): Promise<StoryQuestion[]> {
  const { rows } = await db.raw<{ rows: unknown }>(
    `select a.id, a.case_id as "caseId", a.kind,
       (select count(*) from app.agenda_items b where b.case_id = a.case_id and b.kind = a.kind and b.status = 'decided')::int
         + (select count(*) from app.question_postponements p join app.agenda_items b on b.id = p.agenda_item_id
            where b.case_id = a.case_id and b.kind = a.kind)::int as "decidedBefore",
       (select count(*) from app.agenda_items b join app.case_events e on e.id = b.case_event_id
          where b.case_id = a.case_id and b.kind = a.kind and b.status = 'decided' and e.kind like 'child-turned-%')::int as "birthdaysBefore",
       exists (select from app.case_events e where e.id = a.case_event_id and e.kind like 'child-turned-%') as "isBirthday"
     from app.agenda_items a
     join app.cases c on c.id = a.case_id
     join app.sessions s on s.id = ?
     where (a.session_id = s.id or (a.session_id is null and c.centre_id = s.centre_id and s.status = 'planned')) and a.status in ('waiting', 'on-agenda')
     order by a.position, a.created_at`,
    [sessionId],
  );
  return z
    .array(question)
    .parse(rows)
    .flatMap(({ id, caseId, birthdaysBefore, isBirthday, ...row }) => {
      const story = stories.findStory(caseId);
      if (!story) return [];
      if (story.onBirthday === undefined) return [{ ...row, questionId: id, story }];
      const decidedBefore = row.decidedBefore - birthdaysBefore;
      return [{ ...row, questionId: id, story, decidedBefore, ...(isBirthday && { outcome: story.onBirthday }) }];
    });
}
