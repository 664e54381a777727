import type { Knex } from 'knex';
import { z } from 'zod';

const attemptRow = z.object({ attemptedOn: z.iso.date(), way: z.string(), result: z.string() });
export type AttemptRow = z.infer<typeof attemptRow>;

export async function insertAttempts(
  db: Knex,
  appealId: string,
  given: { attempts: readonly AttemptRow[]; recordedBy: string; recordedAt: Date },
): Promise<void> {
  await db('app.contact_attempts').insert(
    given.attempts.map(({ attemptedOn, way, result }) => ({
      appeal_id: appealId,
      attempted_on: attemptedOn,
      ...{ way, result },
      recorded_by: given.recordedBy,
      recorded_at: given.recordedAt,
    })),
  );
}

export async function listAttempts(db: Knex, appealId: string): Promise<AttemptRow[]> {
  const rows: unknown = await db('app.contact_attempts')
    .select({ attemptedOn: 'attempted_on', way: 'way', result: 'result' })
    .where({ appeal_id: appealId })
    .orderBy(['attempted_on', 'recorded_at']);
  return z.array(attemptRow).parse(rows);
}
