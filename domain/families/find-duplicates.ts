import { z } from 'zod';
import { caseStatusSchema } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { fullName } from '#domain/person-name';
import { comparePersons, normaliseWord, type ComparedPerson, type Likeness } from './same-person.ts';

export interface SoughtFamily {
  readonly centreId: string;
  readonly people: readonly ComparedPerson[];
  readonly address?: { readonly street?: string | null | undefined; readonly house?: string | null | undefined } | undefined;
  /** A family that must not be compared with itself. */
  readonly exceptFamilyId?: string;
}

export interface FamilyMatch {
  /** Position of the person in what was asked. */
  readonly index: number;
  readonly personId: string;
  readonly name: string;
  readonly birthOn: string;
  readonly kinship: string;
  readonly likeness: Likeness;
}

const personRow = z.object({
  familyId: z.uuid(),
  personId: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  birthOn: z.iso.date(),
  kinship: z.string(),
  title: z.string(),
  district: z.string(),
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  openCase: z.object({ id: z.uuid(), number: z.string(), status: caseStatusSchema }).nullable(),
});
type Row = z.infer<typeof personRow>;

export interface DuplicateFamily extends Pick<
  Row,
  'familyId' | 'title' | 'district' | 'settlement' | 'street' | 'house' | 'flat' | 'openCase'
> {
  readonly isSameAddress: boolean;
  readonly matches: readonly FamilyMatch[];
}

/**
 * Families of the same centre that may be the one of a new appeal, with the people by whom they were found (П1 п.4.3; T-027).
 * Families of other centres stay unknown here: that a family is supported is itself confidential (П1 п.5.11).
 */
export async function findDuplicates(ctx: Context, sought: SoughtFamily): Promise<DuplicateFamily[]> {
  const found = new Map<string, { row: Row; matches: FamilyMatch[] }>();
  for (const row of await listCandidates(ctx, sought)) {
    sought.people.forEach((person, index) => {
      const likeness = comparePersons(person, row);
      if (!likeness) return;
      const entry = found.get(row.familyId) ?? { row, matches: [] };
      const { personId, birthOn, kinship } = row;
      entry.matches.push({ index, personId, name: fullName(row), birthOn, kinship, likeness });
      found.set(row.familyId, entry);
    });
  }
  return [...found.values()].map(({ row, matches }) => {
    const { familyId, title, district, settlement, street, house, flat, openCase } = row;
    const isSameAddress = isSamePlace(sought.address?.street, street) && isSamePlace(sought.address?.house, house);
    return { familyId, title, district, settlement, street, house, flat, openCase, isSameAddress, matches };
  });
}

function isSamePlace(one: string | null | undefined, other: string | null): boolean {
  return Boolean(one) && Boolean(other) && normaliseWord(one ?? '') === normaliseWord(other ?? '');
}

/** People born on one of the days, or of the same first name and surname: the comparison itself is `comparePersons`. */
async function listCandidates(ctx: Context, { centreId, people, exceptFamilyId }: SoughtFamily): Promise<Row[]> {
  const births = people.flatMap(({ birthOn }) => birthOn ?? []);
  const surnames = people.map(({ lastName }) => normaliseWord(lastName));
  const query = ctx
    .db('app.persons as p')
    .join('app.families as f', 'f.id', 'p.family_id')
    .where({ 'f.centre_id': centreId })
    .whereRaw(`(p.birth_on = any(cast(? as date[])) or ${SURNAME} = any(?))`, [births, surnames])
    .select({
      familyId: 'f.id',
      personId: 'p.id',
      lastName: 'p.last_name',
      firstName: 'p.first_name',
      middleName: 'p.middle_name',
      birthOn: 'p.birth_on',
      kinship: 'p.kinship',
      title: 'f.title',
      district: 'f.district',
      settlement: 'f.settlement',
      street: 'f.street',
      house: 'f.house',
      flat: 'f.flat',
      openCase: ctx.db.raw(`(
        select json_build_object('id', c.id, 'number', c.number, 'status', c.status) from app.cases c
         where c.family_id = f.id and c.status in ('preparation', 'support') limit 1)`),
    })
    .orderBy(['f.title', 'f.id', 'p.birth_on']);
  if (exceptFamilyId !== undefined) void query.whereNot({ 'f.id': exceptFamilyId });
  const rows: unknown = await query;
  return z.array(personRow).parse(rows);
}

/** The same as `normaliseWord`, in the database. */
const SURNAME = `regexp_replace(replace(lower(p.last_name), 'ё', 'е'), '[[:space:].''’–—-]', '', 'g')`;
