import type { Knex } from 'knex';
import { z } from 'zod';

export const postSupportSchema = z.object({
  caseId: z.uuid(),
  startsOn: z.string(),
  endsOn: z.string(),
  isEndProvisional: z.boolean(),
  technology: z.string(),
  /** The specialist of the area under technology «Участковая социальная служба», where one is named (T-100). */
  areaSpecialist: z.string().nullable(),
  outcome: z.enum(['stable', 'worse', 'refused']).nullable(),
  finalNote: z.string().nullable(),
  refusedOn: z.string().nullable(),
  endedAt: z.date().nullable(),
});
export type PostSupport = z.infer<typeof postSupportSchema>;
export type PostSupportOutcome = NonNullable<PostSupport['outcome']>;

export const familyStateSchema = z.enum(['better', 'same', 'worse']);

export const observationSchema = z.object({
  id: z.uuid(),
  plannedOn: z.string(),
  observedOn: z.string().nullable(),
  form: z.string().nullable(),
  familyState: familyStateSchema.nullable(),
  riskSigns: z.string().nullable(),
  actions: z.string().nullable(),
  remindedAt: z.date().nullable(),
});
export type Observation = z.infer<typeof observationSchema>;

export interface FilledObservation {
  readonly observedOn: string;
  readonly form: string;
  readonly familyState: z.infer<typeof familyStateSchema>;
  readonly riskSigns: string | null;
  readonly actions: string;
  readonly taskId: string;
  readonly authorId: string;
}

/** Opens the post-support of a case once; the first terms stay. */
export async function insertPostSupport(
  db: Knex,
  given: Pick<PostSupport, 'caseId' | 'startsOn' | 'endsOn' | 'isEndProvisional'>,
): Promise<boolean> {
  const rows: unknown[] = await db('app.post_supports')
    .insert({
      case_id: given.caseId,
      starts_on: given.startsOn,
      ends_on: given.endsOn,
      is_end_provisional: given.isEndProvisional,
    })
    .onConflict('case_id')
    .ignore()
    .returning('case_id');
  return rows.length > 0;
}

export async function findPostSupport(db: Knex, caseId: string): Promise<PostSupport | undefined> {
  const row: unknown = await db('app.post_supports')
    .first({
      caseId: 'case_id',
      startsOn: 'starts_on',
      endsOn: 'ends_on',
      isEndProvisional: 'is_end_provisional',
      technology: 'technology',
      areaSpecialist: 'area_specialist',
      outcome: 'outcome',
      finalNote: 'final_note',
      refusedOn: 'refused_on',
      endedAt: 'ended_at',
    })
    .where({ case_id: caseId });
  return postSupportSchema.optional().parse(row);
}

export async function endPostSupport(
  db: Knex,
  caseId: string,
  end: { outcome: PostSupportOutcome; finalNote: string; endedAt: Date },
): Promise<void> {
  await db('app.post_supports')
    .where({ case_id: caseId })
    .update({ outcome: end.outcome, final_note: end.finalNote, ended_at: end.endedAt });
}

export async function updateRefusal(db: Knex, caseId: string, refusal: { refusedOn: string; documentId: string }): Promise<void> {
  await db('app.post_supports')
    .where({ case_id: caseId })
    .update({ refused_on: refusal.refusedOn, refusal_document_id: refusal.documentId });
}

export async function updateAreaSpecialist(db: Knex, caseId: string, areaSpecialist: string): Promise<void> {
  await db('app.post_supports').where({ case_id: caseId }).update({ area_specialist: areaSpecialist });
}

export async function insertObservations(db: Knex, caseId: string, plannedOn: readonly string[], at: Date): Promise<void> {
  await db('app.post_support_observations')
    .insert(plannedOn.map((date) => ({ case_id: caseId, planned_on: date, created_at: at })))
    .onConflict(['case_id', 'planned_on'])
    .ignore();
}

/** Observations of a case in the order of their planned days. */
export async function selectObservations(db: Knex, caseId: string): Promise<Observation[]> {
  const rows: unknown = await db('app.post_support_observations')
    .select({
      id: 'id',
      plannedOn: 'planned_on',
      observedOn: 'observed_on',
      form: 'form',
      familyState: 'family_state',
      riskSigns: 'risk_signs',
      actions: 'actions',
      remindedAt: 'reminded_at',
    })
    .where({ case_id: caseId })
    .orderBy('planned_on');
  return z.array(observationSchema).parse(rows);
}

export async function updateObservationReminded(db: Knex, id: string, at: Date): Promise<void> {
  await db('app.post_support_observations').where({ id }).update({ reminded_at: at });
}

export async function fillObservation(db: Knex, id: string, filled: FilledObservation): Promise<void> {
  await db('app.post_support_observations').where({ id }).update({
    observed_on: filled.observedOn,
    form: filled.form,
    family_state: filled.familyState,
    risk_signs: filled.riskSigns,
    actions: filled.actions,
    task_id: filled.taskId,
    author_id: filled.authorId,
  });
}
