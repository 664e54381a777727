import { yearOf } from '#domain/calendar/plain-date';
import { openCase } from '#domain/cases/open-case';
import { caseStart } from '#domain/commands/case-start';
import { requestCommand } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import type { UnitPlace } from '#domain/users/unit-place';
import type { Appeal } from './appeal-input.ts';
import type { Ground } from './appeal-words.ts';
import { openPackage } from './open-package.ts';

export interface StartedCase {
  readonly caseId: string;
  readonly number: string;
}

/** Opens the case of an appeal with its package (П1 п.4.3; П4–11 ст.I; T-028, T-045). */
export async function openCaseFor(
  ctx: Context,
  given: { input: Appeal; unit: UnitPlace; familyId: string; today: string },
): Promise<StartedCase> {
  const { input, unit, familyId, today } = given;
  const opened = await openCase(ctx, {
    centreId: unit.centreId,
    unitId: unit.id,
    familyId,
    year: yearOf(today),
    categories: input.categories,
  });
  const codes = input.ground === 'message' ? [] : input.package;
  await openPackage(ctx, opened.caseId, { codes, on: input.receivedOn });
  return opened;
}

/** Asks the engine for the one process of a case, by the start event of its ground (П1 п.4.3; T-045, T-046). */
export async function startProcess(
  ctx: Context,
  given: StartedCase & { readonly unit: UnitPlace; readonly ground: Ground },
): Promise<string> {
  const { caseId, number, unit, ground } = given;
  const commandId = await requestCommand(ctx, {
    stream: number,
    dedupeKey: `start:${caseId}`,
    command: caseStart({ number, caseId, centreId: unit.centreId, unitId: unit.id, ground }),
  });
  if (!commandId) throw new Error('the process of a new case was asked for before');
  return commandId;
}
