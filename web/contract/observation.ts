import { z } from 'zod';
import { assessmentRecord } from './cases.ts';
import { personRef, plainDate, uuid } from './common.ts';

export const dynamicsChange = z.enum(['better', 'same', 'worse']);
const named = z.object({ id: z.uuid(), name: z.string() });

/** How a family fares under support: states by date, diary, log of consulting, visits (T-118, T-120, T-122). */
export const observation = z.object({
  points: z.array(z.object({ on: plainDate, change: dynamicsChange, source: z.enum(['diary', 'post-support']) })),
  diary: z.array(z.object({ id: z.uuid(), on: plainDate, change: dynamicsChange, comment: z.string(), author: personRef })),
  consultations: z.array(
    z.object({
      id: z.uuid(),
      on: plainDate,
      person: named,
      topic: z.string(),
      note: z.string().nullable(),
      author: personRef,
    }),
  ),
  visits: z.object({
    /** Null where the centre has set no rhythm for the level of the family. */
    plan: z.object({ everyDays: z.int(), overdueOn: plainDate.nullable(), nextOn: plainDate }).nullable(),
    items: z.array(assessmentRecord),
    sources: z.array(z.object({ value: z.string(), label: z.string() })),
  }),
  /** Whether the running of the plan can be brought before the consilium now. */
  mayPropose: z.boolean(),
});

const text = (most: number, empty: string) => z.string().trim().min(1, empty).max(most);

export const recordDynamicsRequest = z.strictObject({
  on: plainDate,
  change: dynamicsChange,
  comment: text(4000, 'Запишите, что вы наблюдали.'),
});
export const dynamicsRecorded = z.object({ id: z.uuid(), offersConsilium: z.boolean() });

export const recordConsultationRequest = z.strictObject({
  on: plainDate,
  personId: uuid,
  topic: text(300, 'Укажите тему.'),
  note: text(4000, 'Заполните поле.').optional(),
});

export type Observation = z.infer<typeof observation>;
export type DynamicsChange = z.infer<typeof dynamicsChange>;
export type RecordDynamicsRequest = z.input<typeof recordDynamicsRequest>;
export type DynamicsRecorded = z.infer<typeof dynamicsRecorded>;
export type RecordConsultationRequest = z.input<typeof recordConsultationRequest>;
