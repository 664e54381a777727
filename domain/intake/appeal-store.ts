import type { Knex } from 'knex';
import { z } from 'zod';
import {
  appealStatusSchema,
  applicationFormSchema,
  channelSchema,
  groundSchema,
  sourceKindSchema,
  type AppealStatus,
  type Ground,
} from './appeal-words.ts';

const appealRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  status: appealStatusSchema,
  centreId: z.uuid(),
  unitId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
  ground: groundSchema,
  capacity: z.string().nullable(),
  applicantPersonId: z.uuid().nullable(),
  problem: z.string(),
  receivedOn: z.iso.date(),
  registeredAt: z.date().nullable(),
  registeredBy: z.uuid().nullable(),
  channel: channelSchema.nullable(),
  sourceKind: sourceKindSchema.nullable(),
  appliedOn: z.iso.date().nullable(),
  applicationForm: applicationFormSchema.nullable(),
  minorCase: z.string().nullable(),
  content: z.record(z.string(), z.unknown()).nullable(),
  originReceivedOn: z.iso.date().nullable(),
  /** The ended case of the same family from which it comes back. */
  originCaseId: z.uuid().nullable(),
  otherDistrictReason: z.string().nullable(),
  closedReason: z.string().nullable(),
  reviewOutcome: z.enum(['noted', 'to-consilium', 'correct-plan']).nullable(),
  reviewComment: z.string().nullable(),
  reviewedAt: z.date().nullable(),
});
export type AppealRow = z.infer<typeof appealRow>;

const columns = {
  id: 'id',
  number: 'number',
  status: 'status',
  centreId: 'centre_id',
  unitId: 'unit_id',
  caseId: 'case_id',
  ground: 'ground',
  capacity: 'capacity',
  applicantPersonId: 'applicant_person_id',
  problem: 'problem',
  receivedOn: 'received_on',
  registeredAt: 'registered_at',
  registeredBy: 'registered_by',
  channel: 'channel',
  sourceKind: 'source_kind',
  appliedOn: 'applied_on',
  applicationForm: 'application_form',
  minorCase: 'minor_case',
  content: 'content',
  originReceivedOn: 'origin_received_on',
  originCaseId: 'origin_case_id',
  otherDistrictReason: 'other_district_reason',
  closedReason: 'closed_reason',
  reviewOutcome: 'review_outcome',
  reviewComment: 'review_comment',
  reviewedAt: 'reviewed_at',
};

/** The appeal that opened the case; those that came later are attached to it. */
export async function findFirstAppeal(db: Knex, caseId: string): Promise<AppealRow | undefined> {
  const rows: unknown = await db('app.appeals').select(columns).where({ case_id: caseId, status: 'registered' }).limit(1);
  return z.array(appealRow).parse(rows)[0];
}

/** All appeals of a case in the order of their receipt. */
export async function listCaseAppeals(db: Knex, caseId: string): Promise<AppealRow[]> {
  const rows: unknown = await db('app.appeals')
    .select(columns)
    .where({ case_id: caseId })
    .orderBy(['received_on', 'registered_at']);
  return z.array(appealRow).parse(rows);
}

export async function findAppealById(db: Knex, id: string): Promise<AppealRow | undefined> {
  const rows: unknown = await db('app.appeals').select(columns).where({ id });
  return z.array(appealRow).parse(rows)[0];
}

/** The appeal, kept from other changes until the transaction ends. */
export async function lockAppeal(db: Knex, id: string): Promise<AppealRow | undefined> {
  const rows: unknown = await db('app.appeals').select(columns).where({ id }).forUpdate();
  return z.array(appealRow).parse(rows)[0];
}

/** Appeals that came to a case and that nobody has reviewed, kept from other changes until the transaction ends. */
export async function lockUnreviewed(db: Knex, caseId: string): Promise<AppealRow[]> {
  const rows: unknown = await db('app.appeals')
    .select(columns)
    .where({ case_id: caseId, status: 'attached' })
    .whereNull('reviewed_at')
    .orderBy('id')
    .forUpdate();
  return z.array(appealRow).parse(rows);
}

/** What a change of an appeal may touch; what is not named stays. */
export interface AppealChange {
  readonly number?: string;
  readonly status?: AppealStatus;
  readonly unitId?: string | null;
  readonly caseId?: string | null;
  readonly capacity?: string | null;
  readonly applicantPersonId?: string | null;
  readonly problem?: string;
  readonly receivedOn?: string;
  readonly registeredAt?: Date | null;
  readonly registeredBy?: string | null;
  readonly channel?: string | null;
  readonly sourceKind?: string | null;
  readonly appliedOn?: string | null;
  readonly applicationForm?: string | null;
  readonly minorCase?: string | null;
  readonly content?: Readonly<Record<string, unknown>> | null;
  readonly originAppealId?: string;
  readonly originReceivedOn?: string;
  readonly originCaseId?: string;
  readonly sourceId?: string;
  readonly externalId?: string;
  readonly otherDistrictReason?: string;
  readonly closedReason?: string;
  readonly closedAt?: Date;
  readonly closedBy?: string;
  readonly reviewOutcome?: string;
  readonly reviewComment?: string | null;
  readonly reviewedAt?: Date;
  readonly reviewedBy?: string;
}

export type NewAppeal = AppealChange & { readonly centreId: string; readonly ground: Ground; readonly problem: string };

const changeColumns = {
  ...columns,
  originAppealId: 'origin_appeal_id',
  sourceId: 'source_id',
  externalId: 'external_id',
  closedAt: 'closed_at',
  closedBy: 'closed_by',
  reviewedBy: 'reviewed_by',
} as const;

function columnsOf(change: AppealChange | NewAppeal): Record<string, unknown> {
  const { content, ...others } = change;
  const values: Readonly<Record<string, unknown>> = others;
  const named = Object.entries(changeColumns).flatMap(([key, column]): [string, unknown][] =>
    values[key] === undefined ? [] : [[column, values[key]]],
  );
  return { ...Object.fromEntries(named), ...(content !== undefined && { content: content && JSON.stringify(content) }) };
}

export async function insertAppeal(db: Knex, given: NewAppeal): Promise<string> {
  const rows: unknown = await db('app.appeals').insert(columnsOf(given)).returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export async function updateAppeal(db: Knex, id: string, change: AppealChange): Promise<void> {
  await db('app.appeals')
    .where({ id })
    .update({ ...columnsOf(change), version: db.raw('version + 1') });
}
