import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { findUnit, type UnitPlace } from '#domain/users/unit-place';
import { appealInput, type Appeal, type AppealInput } from './appeal-input.ts';
import { lockAppeal, updateAppeal, type AppealRow } from './appeal-store.ts';
import { announceAttached } from './attach-appeal.ts';
import { checkAppeal } from './check-appeal.ts';
import { findOtherDistrict } from './check-district.ts';
import { keepAppeal } from './keep-appeal.ts';
import { keepDuplicateDecisions } from './keep-duplicate-decisions.ts';
import { lockCentreAppeals } from './lock-centre-appeals.ts';
import { isForUnit } from './received-appeal.ts';
import { registrationChoices, type Choices, type RegistrationChoices } from './registration-choices.ts';
import { settleFamily } from './settle-family.ts';
import { openCaseFor, startProcess } from './start-support.ts';
import { transferAppeal } from './transfer-appeal.ts';

/** What became of an appeal; `commandId` is the outbox row that the engine still has to hear. */
export type RegisteredAppeal = { readonly appealId: string; readonly appealNumber: string } & (
  | { readonly outcome: 'opened' | 'attached'; readonly caseId: string; readonly number: string; readonly commandId: string }
  | { readonly outcome: 'transferred' }
);

interface Registration {
  readonly input: Appeal;
  readonly choices: Choices;
  readonly unit: UnitPlace;
  readonly today: string;
  readonly received: AppealRow | undefined;
}

/**
 * Registers an appeal of one of the three grounds with its day of receipt: family, case, appeal, package and the start of the process
 * are stored together or not at all. A family with an open case gets no second one, a family of another district goes
 * to its centre if the clerk says so (П1 п.4.2–4.4; П4–11 ст.I; T-014, T-020, T-026).
 */
export async function registerAppeal(
  ctx: Context,
  given: AppealInput,
  decided: RegistrationChoices = {},
): Promise<RegisteredAppeal> {
  const entered = parseInput(appealInput, given);
  const choices = parseInput(registrationChoices, decided);
  return inTransaction(ctx, async (open) => {
    const unit = await findUnit(open, entered.unitId);
    if (!unit) throw invalidInput('Проверьте отделение.', { '/unitId': 'Такого отделения нет.' });
    const tx = await authorise(open, 'appeal.register', 'do', { centreId: unit.centreId, unitId: unit.id });
    const today = dateInZone(tx.now, unit.timeZone);
    await lockCentreAppeals(tx, unit.centreId);
    const received =
      choices.receivedId === undefined ? undefined : await takeReceived(tx, choices.receivedId, { input: entered, unit });
    // The day on which the centre got it was written down then: taking it up later does not move the clock (T-026).
    const input = received ? { ...entered, receivedOn: received.receivedOn } : entered;
    checkAppeal(input, today);
    const registration = { input, choices, unit, today, received };
    const toCentreId = await decideDistrict(tx, registration);
    if (toCentreId === undefined) return registerHere(tx, registration);
    return { outcome: 'transferred', ...(await transferAppeal(tx, { ...registration, toCentreId })) };
  });
}

async function registerHere(tx: Context, registration: Registration): Promise<RegisteredAppeal> {
  const { input, choices, unit, today, received } = registration;
  const { centreId } = unit;
  const settled = await settleFamily(tx, { centreId, input, decisions: choices.duplicates });
  const { familyId, applicantId, openCase: present } = settled;
  const opened = present ? undefined : await openCaseFor(tx, { input, unit, familyId, today });
  const caseId = present?.id ?? opened?.caseId;
  const number = present?.number ?? opened?.number;
  if (caseId === undefined || number === undefined) throw new Error('the appeal has no case');
  const status = present ? 'attached' : 'registered';
  const kept = await keepAppeal(tx, { input, unit, today, received, end: { status, caseId, applicantId } });
  if (choices.district?.decision === 'keep') {
    await updateAppeal(tx.db, kept.appealId, { otherDistrictReason: choices.district.reason });
  }
  await keepDuplicateDecisions(tx, kept.appealId, choices.duplicates);
  await recordEvent(tx, {
    action: 'appeal.registered',
    objectKind: 'appeal',
    objectId: kept.appealId,
    caseId,
    centreId,
    after: {
      ground: input.ground,
      number: kept.appealNumber,
      receivedOn: input.receivedOn,
      ...(input.ground !== 'message' && { package: input.package }),
      duplicates: choices.duplicates.map(({ familyId: candidateId, decision }) => ({ familyId: candidateId, decision })),
    },
  });
  const commandId = present
    ? await announceAttached(tx, { appealId: kept.appealId, found: present })
    : await startProcess(tx, { caseId, number, unit, ground: input.ground });
  return { outcome: present ? 'attached' : 'opened', ...kept, caseId, number, commandId };
}

/** The centre that takes the appeal instead, if the family lives in its district and the clerk hands it over (T-035). */
async function decideDistrict(ctx: Context, { input, choices, unit }: Registration): Promise<string | undefined> {
  const other = await findOtherDistrict(ctx, unit, input.address.district);
  if (!other) return undefined;
  const decision = choices.district;
  if (decision?.decision === 'keep') return undefined;
  if (decision?.decision === 'transfer' && decision.centreId === other.centre?.id) return decision.centreId;
  throw new DomainError(
    'OTHER_DISTRICT',
    'Семья живёт в районе, который обслуживает другой центр. Передайте обращение туда или укажите, почему оставляете.',
    { fields: { '/address/district': 'Этот район обслуживает другой центр.' }, centre: other.centre },
  );
}

/** The received appeal of the same unit and ground that the clerk takes up; somebody else may have been quicker. */
async function takeReceived(ctx: Context, id: string, { input, unit }: { input: Appeal; unit: UnitPlace }): Promise<AppealRow> {
  const received = await lockAppeal(ctx.db, id);
  if (!received || !isForUnit(received, unit) || received.ground !== input.ground) {
    throw invalidInput('Такого поступившего обращения нет.');
  }
  if (received.status !== 'received') {
    throw new DomainError('APPEAL_ALREADY_TAKEN', 'Обращение уже зарегистрировано или закрыто другим сотрудником.');
  }
  return received;
}
