import type { Knex } from 'knex';
import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { reportEventByHand } from '#domain/events/report-event-by-hand';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { recordConsultation } from '#domain/observation/record-consultation';
import { recordDynamics } from '#domain/observation/record-dynamics';
import { plusDays } from './answers/answer.ts';
import { earlierWeekday } from './pace.ts';

/** What befalls a family of the demo beside the steps of its process, so many days after its appeal. */
export type Happening = { readonly day: number } & (
  | { readonly kind: 'dynamics'; readonly change: 'better' | 'same' | 'worse'; readonly comment: string }
  | { readonly kind: 'consultation'; readonly topic: string }
  | { readonly kind: 'municipal-question'; readonly during: 'preparation' | 'support' }
  | { readonly kind: 'family-refused'; readonly during: 'preparation' | 'support' }
  | { readonly kind: 'family-moved'; readonly newDistrict: string }
  | { readonly kind: 'revision' | 'child-removed' }
);

const stateRow = z.object({ curatorId: z.uuid(), status: z.string(), personId: z.uuid(), childId: z.uuid().nullable() });
type State = z.infer<typeof stateRow>;

export interface HappeningPlace {
  readonly db: Knex;
  readonly now: Date;
  readonly timeZone: string;
}

/** The working instant of a happening. */
export function happensAt(baseDay: string, daysAgo: number, { day }: Happening): Date {
  return earlierWeekday(new Date(`${plusDays(baseDay, day - daysAgo)}T08:40:00Z`));
}

/** Lets it happen if the case has come so far; says whether it did. */
export async function letHappen({ db, now, timeZone }: HappeningPlace, caseId: string, what: Happening): Promise<boolean> {
  const today = dateInZone(now, timeZone);
  const state = await findState(db, caseId, today);
  if (state?.status !== neededStatus(what)) return false;
  await happen({ db, actor: { kind: 'person', id: state.curatorId }, now }, { caseId, state, today }, what);
  return true;
}

const neededStatus = (what: Happening): string => ('during' in what ? what.during : 'support');

async function happen(
  ctx: Context,
  { caseId, state, today }: { caseId: string; state: State; today: string },
  what: Happening,
): Promise<void> {
  switch (what.kind) {
    case 'dynamics':
      await recordDynamics(ctx, { caseId, on: today, change: what.change, comment: what.comment });
      return;
    case 'consultation':
      await recordConsultation(ctx, { caseId, on: today, personId: state.personId, topic: what.topic });
      return;
    case 'municipal-question':
      await raiseMunicipalQuestion(ctx, {
        caseId,
        question: 'Учреждения не могут согласовать, кто обеспечит ребенку подвоз на занятия',
        addressees: 'Управление образования, отдел социальной защиты',
      });
      return;
    case 'family-moved':
      await reportEventByHand(ctx, { caseId, kind: what.kind, happenedOn: today, newDistrict: what.newDistrict });
      return;
    case 'child-removed':
      await reportEventByHand(ctx, {
        caseId,
        kind: what.kind,
        happenedOn: today,
        ...(state.childId !== null && { personId: state.childId }),
        note: 'Ребенок временно помещен в социально-реабилитационный центр',
      });
      return;
    case 'revision':
      await reportEventByHand(ctx, {
        caseId,
        kind: what.kind,
        happenedOn: today,
        note: 'Мать вышла на работу, семье нужна другая помощь',
      });
      return;
    case 'family-refused':
      await reportEventByHand(ctx, { caseId, kind: what.kind, happenedOn: today });
  }
}

/** Who leads the case now, and whom of the family a happening may name. */
async function findState(db: Knex, caseId: string, today: string): Promise<State | undefined> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select a.user_id as "curatorId", c.status,
       (select p.id from app.persons p where p.family_id = c.family_id and p.is_applicant limit 1) as "personId",
       (select p.id from app.persons p where p.family_id = c.family_id and p.birth_on > cast(? as date) - interval '18 years'
         order by p.birth_on desc limit 1) as "childId"
     from app.cases c join app.curator_assignments a on a.case_id = c.id and a.to_at is null
     where c.id = ?`,
    [today, caseId],
  );
  return stateRow.optional().parse(rows[0]);
}
