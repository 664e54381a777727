import { recordReading } from '#domain/audit/record-reading';
import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { UnitPlace } from '#domain/users/unit-place';
import { findAppealById, type AppealRow } from './appeal-store.ts';
import { groundLabel } from './appeal-words.ts';
import { findSender, type SenderRow } from './sender-store.ts';

export interface ReceivedContent {
  readonly appeal: AppealRow;
  readonly sender: SenderRow | undefined;
}

/**
 * A received appeal that somebody of these units may take up; others do not learn that it exists. It names people and the sender,
 * so reading it leaves a trace (П1 п.4.3, 5.11; T-019, T-197).
 */
export async function readReceived(ctx: Context, id: string, units: readonly UnitPlace[]): Promise<ReceivedContent> {
  const appeal = await findAppealById(ctx.db, id);
  if (!appeal || !units.some((unit) => isForUnit(appeal, unit))) {
    throw notFound('Обращение не найдено или недоступно.');
  }
  if (appeal.status !== 'received') {
    throw new DomainError('APPEAL_ALREADY_TAKEN', 'Обращение уже зарегистрировано или закрыто другим сотрудником.');
  }
  await recordReading(ctx, { action: 'appeal.viewed', objectKind: 'appeal', objectId: id, centreId: appeal.centreId });
  return { appeal, sender: await findSender(ctx.db, id) };
}

/** Whether people of the unit take it up: it is theirs, or no unit of their centre has it yet (T-019). */
export function isForUnit({ centreId, unitId }: AppealRow, unit: UnitPlace): boolean {
  return centreId === unit.centreId && (unitId === null || unitId === unit.id);
}

/** What is known of it, as the registration form shows it at first. */
export function receivedInitial({ appeal, sender }: ReceivedContent): PreparedForm['initial'] {
  const { ground, receivedOn, problem, sourceKind, channel, content, unitId } = appeal;
  return {
    ...content,
    ...{ ground, receivedOn, problem },
    ...(unitId !== null && { unitId }),
    ...(sourceKind !== null && { sourceKind }),
    ...(channel !== null && { channel }),
    ...(sender && { sender: { name: sender.name, ...(sender.contacts !== null && { contacts: sender.contacts }) } }),
  };
}

/** Where it comes from, in lines above the form. */
export function receivedFacts({ appeal }: ReceivedContent): PreparedForm['facts'] {
  return [
    { label: 'Поступило', value: `${russianDate(appeal.receivedOn)}, ${groundLabel(appeal.ground)}` },
    ...(appeal.originReceivedOn === null
      ? []
      : [{ label: 'Передано из другого центра', value: `там поступило ${russianDate(appeal.originReceivedOn)}` }]),
  ];
}
