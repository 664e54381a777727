import { ageOn } from '#domain/calendar/plain-date';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { isSameDistrict } from '#domain/families/same-district';
import type { FamilyMember } from '#domain/plans/member-choices';
import { getSupportedCase } from '#domain/plans/supported-case';
import { FAMILY_WIDE_KINDS, type EventKind } from './event-record.ts';

const ADULT_AGE = 18;

export const BIRTHDAY_AGES: Readonly<Partial<Record<EventKind, number>>> = { 'child-turned-3': 3, 'child-turned-18': ADULT_AGE };

interface Checked {
  readonly found: Case;
  readonly input: {
    readonly kind: EventKind;
    readonly happenedOn: string;
    readonly note?: string | undefined;
    readonly personId?: string | undefined;
    readonly newDistrict?: string | undefined;
  };
  readonly today: string;
}

/** Says what an event of this kind lacks or contradicts, by field (П1 п.5.8; T-092–T-094, T-097). */
export async function checkEventInput(ctx: Context, { found, input, today }: Checked): Promise<void> {
  const fields: Record<string, string> = {};
  if (input.happenedOn > today) fields['/happenedOn'] = 'Дата не может быть позже сегодняшнего дня.';
  if ((input.kind === 'other' || input.kind === 'revision') && input.note === undefined) {
    fields['/note'] = input.kind === 'revision' ? 'Укажите, почему нужен пересмотр.' : 'Опишите, что произошло.';
  }
  if (input.kind === 'family-moved') await checkMove(ctx, { found, newDistrict: input.newDistrict, fields });
  const members = await listFamilyMembers(ctx, found.familyId);
  const person = members.find(({ id }) => id === input.personId);
  const problem = person || input.personId === undefined ? checkPerson(input, person) : 'Такого человека в семье нет.';
  if (problem !== undefined) fields['/personId'] = problem;
  if (Object.keys(fields).length > 0) throw invalidInput('Проверьте введённые данные.', fields);
}

async function checkMove(
  ctx: Context,
  { found, newDistrict, fields }: { found: Case; newDistrict: string | undefined; fields: Record<string, string> },
): Promise<void> {
  if (newDistrict === undefined) {
    fields['/newDistrict'] = 'Укажите район, в который переехала семья.';
    return;
  }
  const { district } = await getSupportedCase(ctx, found.id);
  // Inside the district nothing is to be decided: only the address changes (T-094).
  if (isSameDistrict(district, newDistrict)) fields['/newDistrict'] = 'Район тот же: измените адрес семьи, событие не нужно.';
}

function checkPerson(input: Checked['input'], person: FamilyMember | undefined): string | undefined {
  const { kind, happenedOn } = input;
  if (FAMILY_WIDE_KINDS.has(kind)) return person && 'Это событие касается всей семьи, а не одного человека.';
  switch (kind) {
    case 'child-removed':
      return person && ageOn(person.birthOn, happenedOn) < ADULT_AGE ? undefined : 'Укажите ребёнка.';
    case 'rights-lost':
      return person && ageOn(person.birthOn, happenedOn) >= ADULT_AGE ? undefined : 'Укажите родителя.';
    case 'applicant-died':
      return person?.isApplicant === true ? undefined : 'Укажите заявителя.';
    case 'child-turned-3':
    case 'child-turned-18':
      return person && ageOn(person.birthOn, happenedOn) === BIRTHDAY_AGES[kind]
        ? undefined
        : 'В этот день возраст ребёнка другой.';
    default:
      return undefined;
  }
}
