import type { Knex } from 'knex';
import { z } from 'zod';

const appealRow = z.object({
  id: z.uuid(),
  number: z.string(),
  caseId: z.uuid(),
  ground: z.string(),
  capacity: z.string(),
  applicantPersonId: z.uuid(),
  problem: z.string(),
  receivedOn: z.iso.date(),
  registeredAt: z.date(),
  registeredBy: z.uuid(),
});
export type AppealRow = z.infer<typeof appealRow>;

/** The appeal that opened the case. */
export async function findFirstAppeal(db: Knex, caseId: string): Promise<AppealRow | undefined> {
  const rows: unknown = await db('app.appeals')
    .select({
      id: 'id',
      number: 'number',
      caseId: 'case_id',
      ground: 'ground',
      capacity: 'capacity',
      applicantPersonId: 'applicant_person_id',
      problem: 'problem',
      receivedOn: 'received_on',
      registeredAt: 'registered_at',
      registeredBy: 'registered_by',
    })
    .where({ case_id: caseId })
    .orderBy('registered_at')
    .limit(1);
  return z.array(appealRow).parse(rows)[0];
}

export interface NewAppeal {
  readonly number: string;
  readonly centreId: string;
  readonly caseId: string;
  readonly capacity: string;
  readonly applicantPersonId: string;
  readonly problem: string;
  readonly receivedOn: string;
  readonly registeredAt: Date;
  readonly registeredBy: string;
}

export async function insertAppeal(db: Knex, given: NewAppeal): Promise<string> {
  const rows: unknown = await db('app.appeals')
    .insert({
      number: given.number,
      centre_id: given.centreId,
      case_id: given.caseId,
      ground: 'parent-application',
      capacity: given.capacity,
      applicant_person_id: given.applicantPersonId,
      problem: given.problem,
      received_on: given.receivedOn,
      registered_at: given.registeredAt,
      registered_by: given.registeredBy,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}
