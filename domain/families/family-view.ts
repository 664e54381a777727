import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { ageOn } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { caseStatusSchema } from '#domain/cases/case';
import { keepReadable } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { AccessRefused, notFound } from '#domain/errors';
import { containing, countUpTo, type PageRequest } from '#domain/page';
import { fullName } from '#domain/person-name';
import { loadPerson } from '#domain/users/load-person';
import { findFamily, listPersons, type FamilyRow } from './family-store.ts';

const familyRow = z.object({
  id: z.uuid(),
  title: z.string(),
  district: z.string(),
  membersTotal: z.int(),
  openCase: z.object({ id: z.uuid(), number: z.string(), status: caseStatusSchema }).nullable(),
});

/** Families of the cases that the person may see, found by title or by a member's name (П1 п.5.11; T-019). */
export async function listFamilies(ctx: Context, search: string | undefined, page: PageRequest) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx.db('app.families as f').whereExists((readable) => {
    void readable.select(ctx.db.raw('1')).from('app.cases as c').whereRaw('c.family_id = f.id');
    keepReadable(ctx, readable, person);
  });
  if (search) {
    const pattern = containing(search);
    void query.whereRaw(
      `(f.title ilike ? or exists (select from app.persons p
         where p.family_id = f.id and concat_ws(' ', p.last_name, p.first_name, p.middle_name) ilike ?))`,
      [pattern, pattern],
    );
  }
  const rows: unknown = await query
    .clone()
    .select({
      id: 'f.id',
      title: 'f.title',
      district: 'f.district',
      membersTotal: ctx.db.raw('(select count(*)::integer from app.persons p where p.family_id = f.id and p.is_household)'),
      openCase: ctx.db.raw(`(
        select json_build_object('id', k.id, 'number', k.number, 'status', k.status) from app.cases k
         where k.family_id = f.id and k.status <> 'closed' order by k.opened_at desc limit 1)`),
    })
    .orderBy(['f.title', 'f.id'])
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(familyRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}

const caseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  status: caseStatusSchema,
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  centreId: z.uuid(),
  timeZone: z.string(),
});

/** The card of a family for somebody who may see one of its cases; opening it leaves a trace (П1 п.5.11; T-197). */
export async function openFamilyCard(ctx: Context, familyId: string) {
  const family = await findFamily(ctx.db, familyId);
  const cases = family ? await listReadableCases(ctx, familyId) : [];
  const [newest] = cases;
  const missing = notFound('Семья не найдена или недоступна.');
  if (!family) throw missing;
  if (!newest) throw new AccessRefused(missing, { objectKind: 'family', objectId: familyId });
  await recordReading(ctx, {
    action: 'family.viewed',
    objectKind: 'family',
    objectId: familyId,
    caseId: newest.id,
    centreId: newest.centreId,
  });
  return { ...(await present(ctx, family, newest.timeZone)), cases };
}

/** A family as the card of its case shows it; whether the person may see it is asked there. */
export async function describeFamily(ctx: Context, familyId: string, timeZone: string) {
  const family = await findFamily(ctx.db, familyId);
  if (!family) throw notFound('Семья не найдена.');
  return present(ctx, family, timeZone);
}

async function present(ctx: Context, family: FamilyRow, timeZone: string) {
  const { id, title, completeness, preferredLanguage, needsInterpreter, linkedSystems } = family;
  return {
    id,
    title,
    completeness,
    preferredLanguage,
    needsInterpreter,
    linkedSystems,
    address: addressOf(family),
    members: await listMemberRows(ctx, id, timeZone),
  };
}

/** Members with their age today at the centre. */
async function listMemberRows(ctx: Context, familyId: string, timeZone: string) {
  const today = dateInZone(ctx.now, timeZone);
  const members = await listPersons(ctx.db, familyId);
  return members.map((member) => ({
    id: member.id,
    name: fullName(member),
    birthOn: member.birthOn,
    age: ageOn(member.birthOn, today),
    kinship: member.kinship,
    isApplicant: member.isApplicant,
    isHousehold: member.isHousehold,
  }));
}

function addressOf(family: FamilyRow) {
  const { district, settlement, street, house, flat, addressNote, phone } = family;
  return { district, settlement, street, house, flat, note: addressNote, phone };
}

async function listReadableCases(ctx: Context, familyId: string) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx.db('app.cases as c').join('app.centres as o', 'o.id', 'c.centre_id').where({ 'c.family_id': familyId });
  keepReadable(ctx, query, person);
  const rows: unknown = await query
    .select({
      id: 'c.id',
      number: 'c.number',
      status: 'c.status',
      openedAt: 'c.opened_at',
      closedAt: 'c.closed_at',
      centreId: 'c.centre_id',
      timeZone: 'o.time_zone',
    })
    .orderBy('c.opened_at', 'desc');
  return z.array(caseRow).parse(rows);
}
