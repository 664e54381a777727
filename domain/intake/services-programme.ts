import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { z } from 'zod';
import { insertProgramme, selectCurrentProgramme, type ServicesProgramme } from './services-programme-store.ts';

/** Requisites of a programme as the forms give them; which of them are demanded is said in the forms' schemas. */
export const programmeInput = z.object({
  number: z.string().trim(),
  issuedOn: z.iso.date(),
  issuer: z.string().trim(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date(),
  documentId: z.uuid().optional(),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;

/** The programme of social services (ИППСУ) that the family has now (П4–11 ст.I; П1 п.1.3; T-028, T-029). */
export async function findServicesProgramme(ctx: Context, caseId: string): Promise<ServicesProgramme | undefined> {
  return selectCurrentProgramme(ctx.db, caseId);
}

/** Whether the family has a programme of social services that has not expired: without one the consilium needs an override (T-028). */
export async function hasServicesProgramme(ctx: Context, found: Pick<Case, 'id' | 'timeZone'>): Promise<boolean> {
  const current = await selectCurrentProgramme(ctx.db, found.id);
  return current !== undefined && (current.validTo === null || current.validTo >= dateInZone(ctx.now, found.timeZone));
}

/** Keeps the requisites as a new version, unless they are those that are kept already (П4–11 ст.I; T-029). */
export async function keepProgramme(ctx: Context, found: Case, given: ProgrammeInput, at = ''): Promise<void> {
  // Two who bring a programme at once must not both take the next version.
  await lockCaseForChange(ctx, found.id);
  const current = await selectCurrentProgramme(ctx.db, found.id);
  const next = { ...given, validFrom: given.validFrom ?? given.issuedOn, documentId: given.documentId ?? null };
  if (current && isSame(current, next)) return;
  checkProgramme(ctx, found, next, at);
  const version = (current?.version ?? 0) + 1;
  const id = await insertProgramme(ctx.db, found.id, { ...next, version, recordedAt: ctx.now, recordedBy: ctx.actor.id });
  await recordEvent(ctx, {
    action: 'services-programme.kept',
    objectKind: 'services-programme',
    objectId: id,
    caseId: found.id,
    centreId: found.centreId,
    ...(current && { before: { version: current.version, validTo: current.validTo } }),
    after: { version, validTo: next.validTo, hasScan: next.documentId !== null },
  });
}

type Requisites = Pick<ServicesProgramme, 'number' | 'issuedOn' | 'issuer' | 'validFrom' | 'validTo' | 'documentId'>;

const KEYS = ['number', 'issuedOn', 'issuer', 'validFrom', 'validTo', 'documentId'] as const;

function isSame(current: Requisites, next: Requisites): boolean {
  return KEYS.every((key) => current[key] === next[key]);
}

function checkProgramme(ctx: Context, found: Case, given: Requisites & { issuedOn: string; validTo: string }, at: string): void {
  const today = dateInZone(ctx.now, found.timeZone);
  const fields: Record<string, string> = {};
  if (given.issuedOn > today) fields[`${at}/issuedOn`] = 'Эта дата ещё не наступила.';
  if (given.validFrom !== null && given.validTo < given.validFrom) {
    fields[`${at}/validTo`] = 'Срок не может закончиться раньше, чем начался.';
  } else if (given.validTo < today) {
    fields[`${at}/validTo`] = 'Срок этой ИППСУ уже истёк: нужна действующая.';
  }
  if (Object.keys(fields).length > 0) throw invalidInput('Проверьте реквизиты ИППСУ.', fields);
}
