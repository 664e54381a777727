import { ageOn } from '#domain/calendar/plain-date';
import { invalidInput } from '#domain/errors';
import type { Member } from '#domain/families/family-input';
import type { Appeal } from './appeal-input.ts';

const MINOR_FROM = 14;
const ADULT_FROM = 18;

/** Ages at which a minor applies on their own (ст. 26 ГК РФ; T-022). */
export const isMinorsAge = (age: number): boolean => age >= MINOR_FROM && age < ADULT_FROM;

/** Refuses dates that cannot be, an application without exactly one applicant, and a minor whom article 26 does not name (П1 п.4.3; T-022, T-026). */
export function checkAppeal(input: Appeal, today: string): void {
  refuseImpossibleReceipt(input.receivedOn, today);
  if (input.ground === 'message') {
    checkBirths(
      input.people.map(({ birthOn }) => birthOn),
      today,
      'people',
    );
    return;
  }
  checkApplicationDate(input.appliedOn, input.receivedOn);
  const applicant = checkMembers(input.members, today);
  const appliedOn = input.appliedOn ?? input.receivedOn;
  if (input.ground === 'minor-application') checkMinor(applicant, input.members, appliedOn);
}

/** One applicant, and births that can be; returns the applicant (T-014, T-133). */
export function checkMembers<Each extends Member>(members: readonly Each[], today: string): Each {
  const [applicant, ...others] = members.filter((member) => member.isApplicant);
  if (!applicant || others.length > 0) {
    throw invalidInput('Отметьте одного заявителя.', {
      '/members': 'Отметьте заявителем (представителем семьи) ровно одного члена семьи.',
    });
  }
  checkBirths(
    members.map(({ birthOn }) => birthOn),
    today,
    'members',
  );
  return applicant;
}

/** A minor may apply from 14 to 17 years of age on the day of the application (П1 п.4.3; ст. 26 ГК РФ; T-022, AMB-35). */
export function checkMinor(applicant: Member, members: readonly Member[], appliedOn: string): void {
  const age = ageOn(applicant.birthOn, appliedOn);
  if (isMinorsAge(age)) return;
  throw invalidInput('Проверьте возраст заявителя.', {
    [`/members/${members.indexOf(applicant)}/birthOn`]:
      age < MINOR_FROM
        ? 'Несовершеннолетний обращается сам с 14 лет (ст. 26 ГК РФ). Примите заявление законного представителя или сообщение.'
        : 'Заявителю уже есть 18 лет: это не заявление несовершеннолетнего (ст. 26 ГК РФ).',
  });
}

/** Nobody receives tomorrow's letters, nor those of before the programme (T-026). */
export function refuseImpossibleReceipt(receivedOn: string, today: string): void {
  const refuse = (message: string) => invalidInput('Проверьте дату обращения.', { '/receivedOn': message });
  if (receivedOn > today) throw refuse('Обращение не могло поступить в будущем.');
  if (receivedOn < '2000-01-01') throw refuse('Проверьте год обращения.');
}

function checkApplicationDate(appliedOn: string | undefined, receivedOn: string): void {
  if (appliedOn !== undefined && appliedOn > receivedOn) {
    throw invalidInput('Проверьте дату заявления.', { '/appliedOn': 'Заявление не могло поступить раньше, чем написано.' });
  }
}

function checkBirths(births: readonly (string | undefined)[], today: string, list: string): void {
  const fields: Record<string, string> = {};
  births.forEach((birthOn, index) => {
    if (birthOn === undefined) return;
    if (birthOn > today) fields[`/${list}/${index}/birthOn`] = 'Дата рождения не может быть в будущем.';
    if (birthOn < '1900-01-01') fields[`/${list}/${index}/birthOn`] = 'Проверьте год рождения.';
  });
  if (Object.keys(fields).length > 0) throw invalidInput('Проверьте даты рождения.', fields);
}
