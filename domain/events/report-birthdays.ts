import { z } from 'zod';
import { ageOn, yearOf } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { eachApart, type Apart } from '#domain/each-apart';
import { DomainError } from '#domain/errors';
import { reportCaseEvent, type EventInput } from './report-case-event.ts';

const foundRow = z.object({
  caseId: z.uuid(),
  personId: z.uuid(),
  birthOn: z.iso.date(),
  age: z.union([z.literal(3), z.literal(18)]),
  startsOn: z.iso.date(),
  today: z.iso.date(),
});
type Found = z.infer<typeof foundRow>;

/**
 * Reports the third and the eighteenth birthdays of children that came since the support of their family began, each once. The support goes
 * on unchanged until the consilium has decided (П1 п.5.8; T-097; AMB-21). Cases that are ending anyway are passed over.
 */
export async function reportBirthdays(ctx: Context): Promise<Apart> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(BIRTHDAYS, { now: ctx.now });
  const reached = z.array(foundRow).parse(rows).filter(isReached);
  return eachApart(reached, async ({ caseId, personId, birthOn, age }) => {
    const kind = age === 3 ? 'child-turned-3' : 'child-turned-18';
    await reportOnce(ctx, { caseId, kind, personId, happenedOn: birthdayOf(birthOn, age) });
  });
}

/** Another process may look at the same moment, or somebody has reported the birthday by hand. */
async function reportOnce(ctx: Context, input: EventInput): Promise<void> {
  try {
    await reportCaseEvent(ctx, input);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'EVENT_ALREADY_OPEN') throw error;
  }
}

/** The query narrows by the calendar of the database, which ends a leap year's birthday a day earlier than the age does. */
function isReached({ birthOn, age, startsOn, today }: Found): boolean {
  return ageOn(birthOn, today) >= age && birthdayOf(birthOn, age) >= startsOn;
}

/** First day on which the person has this age: whoever was born on 29 February has it on 1 March of a common year. */
function birthdayOf(birthOn: string, age: number): string {
  const year = yearOf(birthOn) + age;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = birthOn.slice(5) === '02-29' && !isLeap ? '03-01' : birthOn.slice(5);
  return `${year}-${day}`;
}

/** A decision to end the case is a decision about the child as well, so such cases are left out. */
const BIRTHDAYS = `
  select c.id as "caseId", p.id as "personId", p.birth_on as "birthOn", a.age, s.starts_on as "startsOn", z.today
    from app.cases c
    join app.centres o on o.id = c.centre_id
    cross join lateral (select cast(cast(:now as timestamptz) at time zone o.time_zone as date) as today) z
    cross join lateral (
      select min(v.starts_on) as starts_on from app.plan_versions v where v.case_id = c.id and v.status in ('active', 'archived')
    ) s
    join app.persons p on p.family_id = c.family_id and p.is_household
    cross join (values (3), (18)) as a (age)
   where c.status = 'support'
     and exists (select from app.plan_versions v where v.case_id = c.id and v.status = 'active')
     and p.birth_on + make_interval(years => a.age) between s.starts_on - 1 and z.today
     and not exists (
       select from app.case_events e
        where e.case_id = c.id and e.person_id = p.id
          and e.kind = case a.age when 3 then 'child-turned-3' else 'child-turned-18' end)
     and not exists (
       select from app.agenda_items q
        where q.case_id = c.id and q.kind = 'results' and q.outcome in ('complete', 'terminate', 'administrative'))
   order by c.id, p.birth_on`;
