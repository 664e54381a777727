import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { memberChoices } from '#domain/plans/member-choices';
import type { Choice, OpenTask, PreparedForm } from '#domain/tasks/task-form';
import { findRegisterEntry } from '#domain/register/register-view';
import { getCaseEvent } from './case-event.ts';
import type { CaseEvent } from './event-record.ts';

/** The event that a task is about. */
export const eventOfTask = ({ variables }: OpenTask): string => z.uuid().parse(variables['caseEventId']);

export interface EventTask {
  readonly event: CaseEvent;
  readonly today: string;
  readonly adults: readonly Choice[];
  readonly facts: PreparedForm['facts'];
}

/** What both forms of an event show: what was reported, who may speak for the family, and what the record leads to. */
export async function readEventTask(ctx: Context, task: OpenTask): Promise<EventTask> {
  const event = await getCaseEvent(ctx, eventOfTask(task));
  const found = await getCase(ctx, event.caseId);
  const today = dateInZone(ctx.now, found.timeZone);
  const members = await listFamilyMembers(ctx, found.familyId);
  const isRegistered = (await findRegisterEntry(ctx, found.id)) !== undefined;
  return {
    event,
    today,
    adults: memberChoices(members.filter((member) => mayActForFamily(member, today))),
    facts: [
      { label: 'Сообщено', value: russianDate(dateInZone(event.reportedAt, found.timeZone)) },
      ...(event.note === null ? [] : [{ label: 'Что сообщено', value: event.note }]),
      {
        label: 'Что будет дальше',
        value: isRegistered
          ? 'вопрос рассмотрит внеочередной консилиум, сопровождение приостановится'
          : 'семья ещё не на учёте: дело закроется без сопровождения',
      },
      ...(await describeCase(ctx, found)),
    ],
  };
}
