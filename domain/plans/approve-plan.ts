import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { addMonths, yearOf } from '#domain/calendar/plain-date';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { addWorkingDays } from '#domain/calendar/work-calendar';
import { inTransaction, type Context } from '#domain/context';
import { meetDeadline } from '#domain/deadlines/meet-deadline';
import { DomainError, forbidden } from '#domain/errors';
import { nextNumber } from '#domain/numbering/next-number';
import { findDecidedQuestion } from '#domain/sessions/agenda-view';
import { readSetting } from '#domain/settings/read-setting';
import { findPersonAtWork } from '#domain/users/person-at-work';
import { refuseSecondProgramme } from './one-programme.ts';
import { findActivePlan } from './plan-reading.ts';
import { describeHeader } from './plan-header.ts';
import { startPlacesOn } from './plan-item-store.ts';
import type { ActivePlan, PlanVersion } from './plan-version.ts';
import { lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';
import { getSupportedCase, type SupportedCase } from './supported-case.ts';

export const approvePlanInput = z.object({ caseId: z.uuid(), agendaItemId: z.uuid() });

/**
 * The chairman approves the version that the consilium considered. From here on the head of the form stays
 * as it is. The first approval gives number and term and keeps the limit of ten working days (П1 п.4.4, 4.11, 5.7; T-067, T-084, T-124).
 */
export async function approvePlan(ctx: Context, input: z.input<typeof approvePlanInput>): Promise<void> {
  const { caseId, agendaItemId } = approvePlanInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = await lockLatestPlanVersion(tx.db, caseId, ['under-review']);
    if (!plan) throw new DomainError('PLAN_NOT_UNDER_REVIEW', 'На рассмотрении нет проекта ИПССС.');
    await refuseOthersThanChairman(tx, found, plan);
    const decision = await findDecidedQuestion(tx, { caseId, agendaItemId });
    if (decision?.outcome !== 'accepted' && decision?.outcome !== 'extend') {
      throw new DomainError(
        'PLAN_NOT_CONSIDERED',
        'ИПССС утверждается после рассмотрения на консилиуме: решения нет в протоколе.',
      );
    }

    await refuseSecondProgramme(tx, plan);
    const active = await findActivePlan(tx, caseId);
    const term = active ? revisedTerm(plan, active) : await firstTerm(tx, found, plan);
    const level = decision.outcome === 'accepted' ? decision.level : (plan.level ?? plan.proposedLevel);
    await updatePlanVersion(tx.db, plan.id, {
      ...term,
      status: 'approved',
      level,
      termReason: (decision.outcome === 'accepted' ? decision.termReason : undefined) ?? plan.termReason,
      agendaItemId,
      approvedBy: tx.actor.id,
      approvedOn: found.today,
      approvedAt: tx.now,
      signDueOn: await signingTerm(tx, found),
      header: await describeHeader(tx, found, plan),
    });
    await startPlacesOn(tx.db, plan.id, term.startsOn);
    if (!active) await meetDeadline(tx, { caseId });
    await recordEvent(tx, {
      action: 'plan.approved',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId: found.centreId,
      before: { status: plan.status },
      after: { status: 'approved', version: plan.version, level, suggestedLevel: plan.suggestedLevel, agendaItemId, ...term },
    });
  });
}

async function refuseOthersThanChairman(ctx: Context, found: SupportedCase, plan: PlanVersion): Promise<void> {
  const person = await findPersonAtWork(ctx, ctx.actor.id);
  const isChairman = person?.holdings.some((held) => held.role === 'director' && held.centreId === found.centreId) ?? false;
  if (!isChairman) throw forbidden('ИПССС утверждает председатель консилиума.');
  if (plan.authorId === ctx.actor.id) {
    throw new DomainError('AUTHOR_CANNOT_APPROVE', 'Составитель проекта ИПССС не утверждает его: нужен замещающий председателя.');
  }
}

/** The text names no term for the signature, so it is a setting (П1 п.4.9; AMB-51). */
async function signingTerm(ctx: Context, found: SupportedCase): Promise<string> {
  const workingDays = await readSetting(ctx, 'planSigningWorkingDays', found.centreId);
  return addWorkingDays(await readWorkCalendar(ctx, found.region), found.today, workingDays).date;
}

interface PlanTerm {
  readonly number: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
}

async function firstTerm(ctx: Context, found: SupportedCase, plan: PlanVersion): Promise<PlanTerm> {
  return {
    number: await nextNumber(ctx, { centreId: found.centreId, kind: 'plan', year: yearOf(found.today) }),
    startsOn: found.today,
    endsOn: addMonths(found.today, plan.termMonths),
  };
}

/** A revised version keeps number and start of the one in force; its end was written when it was revised. */
function revisedTerm(plan: PlanVersion, active: ActivePlan): PlanTerm {
  return { number: active.number, startsOn: active.startsOn, endsOn: plan.endsOn ?? active.endsOn };
}
