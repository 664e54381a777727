import { z } from 'zod';
import type { Context } from '#domain/context';

export const answerStateSchema = z.enum([
  'waiting',
  'accepted',
  'refused',
  'received',
  'no-answer',
  'withdrawn',
  'agreed',
  'reported',
  'closed',
  'granted',
]);

const answerRow = z.object({
  itemId: z.uuid(),
  kind: z.enum(['letter', 'engagement', 'application']),
  organisation: z.string(),
  state: answerStateSchema,
  dueOn: z.string().nullable(),
});

export interface MeasureAnswer extends Omit<z.infer<typeof answerRow>, 'itemId'> {
  readonly isOverdue: boolean;
}

/** What organisations have answered, or still owe, to letters, engagements and applications of measures (П1 п.5.5; T-116). */
export async function listMeasureAnswers(
  ctx: Context,
  given: { itemIds: readonly string[]; today: string },
): Promise<ReadonlyMap<string, MeasureAnswer[]>> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(ANSWERS, { itemIds: [...given.itemIds] });
  const answers = new Map<string, MeasureAnswer[]>();
  for (const { itemId, ...answer } of z.array(answerRow).parse(rows)) {
    const isOverdue = answer.state === 'waiting' && answer.dueOn !== null && answer.dueOn < given.today;
    answers.set(itemId, [...(answers.get(itemId) ?? []), { ...answer, isOverdue }]);
  }
  return answers;
}

// The letter of an engagement is left out: the engagement says the same and knows the agreement and the report besides.
const ANSWERS = `
  select a."itemId", a.kind, a.organisation, a.state, a."dueOn" from (
    select l.plan_item_id as "itemId", 'letter' as kind, l.addressee as organisation, coalesce(l.answer, 'waiting') as state,
           l.answer_due_on as "dueOn", l.issued_on as asked_on
      from app.letters l where l.kind <> 'engagement'
    union all
    select e.plan_item_id, 'engagement', e.organisation, case e.status when 'requested' then 'waiting' else e.status end,
           (select l.answer_due_on from app.letters l where l.engagement_id = e.id), cast(e.engaged_at as date)
      from app.engagements e
    union all
    select b.plan_item_id, 'application', b.body, coalesce(b.decision, 'waiting'), b.decision_due_on, b.prepared_on
      from app.benefit_applications b) a
   where a."itemId" = any(cast(:itemIds as uuid[]))
   order by a.asked_on, a.organisation`;
