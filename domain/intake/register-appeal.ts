import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { openCase } from '#domain/cases/open-case';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { addressInput, createFamily, memberInput } from '#domain/families/create-family';
import { nextNumber } from '#domain/numbering/next-number';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { findUnit } from '#domain/users/unit-place';
import { z } from 'zod';
import { insertAppeal } from './appeal-store.ts';
import { insertPackage } from './package-store.ts';

const text = z.string().trim().min(1);

export const appealInput = z.strictObject({
  unitId: z.uuid(),
  receivedOn: z.iso.date('Такой даты нет.'),
  capacity: text.max(100),
  problem: text.max(4000),
  address: addressInput,
  phone: text.max(50).optional(),
  completeness: z.enum(['complete', 'incomplete']).optional(),
  members: z.array(memberInput.extend({ isApplicant: z.boolean().default(false) })).min(1),
  package: z.array(z.string()).default([]),
});
export type AppealInput = z.input<typeof appealInput>;

export interface RegisteredAppeal {
  readonly caseId: string;
  readonly number: string;
  readonly appealNumber: string;
  /** Outbox row that starts the process. */
  readonly commandId: string;
}

/**
 * Registers a written application with its day of receipt: family, case, appeal, package and the start of the process
 * are stored together or not at all (П1 п.4.3, 4.4; П4–11 ст.I; T-014, T-026, T-045).
 */
export async function registerAppeal(ctx: Context, given: AppealInput): Promise<RegisteredAppeal> {
  const input = parseInput(appealInput, given);
  return inTransaction(ctx, async (open) => {
    const unit = await findUnit(open, input.unitId);
    if (!unit) throw invalidInput('Проверьте отделение.', { '/unitId': 'Такого отделения нет.' });
    const tx = await authorise(open, 'appeal.register', 'do', { centreId: unit.centreId, unitId: unit.id });
    const today = dateInZone(tx.now, unit.timeZone);
    if (input.receivedOn > today) {
      throw invalidInput('Проверьте дату обращения.', { '/receivedOn': 'Обращение не могло поступить в будущем.' });
    }
    const { centreId } = unit;
    const { members, address, phone, completeness } = input;
    const { familyId, applicantId } = await createFamily(tx, { centreId, members, address, phone, completeness, today });
    const opened = await openCase(tx, { centreId, unitId: unit.id, familyId, year: yearOf(today) });
    const appealNumber = await nextNumber(tx, { centreId, kind: 'appeal', year: yearOf(today) });
    const appealId = await insertAppeal(tx.db, {
      number: appealNumber,
      centreId,
      caseId: opened.caseId,
      capacity: input.capacity,
      applicantPersonId: applicantId,
      problem: input.problem,
      receivedOn: input.receivedOn,
      registeredAt: tx.now,
      registeredBy: tx.actor.id,
    });
    await insertPackage(tx.db, opened.caseId, { codes: input.package, on: input.receivedOn });
    await recordEvent(tx, {
      action: 'appeal.registered',
      objectKind: 'appeal',
      objectId: appealId,
      caseId: opened.caseId,
      centreId,
      after: { number: appealNumber, receivedOn: input.receivedOn, package: input.package },
    });
    const commandId = await startProcess(tx, { ...opened, centreId, unitId: unit.id });
    return { ...opened, appealNumber, commandId };
  });
}

async function startProcess(
  ctx: Context,
  given: { caseId: string; number: string; centreId: string; unitId: string },
): Promise<string> {
  const { caseId, number, centreId, unitId } = given;
  const commandId = await requestCommand(ctx, {
    stream: number,
    dedupeKey: `start:${caseId}`,
    command: {
      kind: 'start-process',
      processKey: 'family-support-case',
      businessKey: number,
      variables: { caseId, centreId, unitId },
    },
  });
  if (!commandId) throw new Error('the process of a new case was asked for before');
  return commandId;
}
