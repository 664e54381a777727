import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { FormHint, PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { knownPersonInput, type KnownPerson } from './appeal-input.ts';
import { findFirstAppeal, type AppealRow } from './appeal-store.ts';
import { groundLabel, sourceKindLabel } from './appeal-words.ts';
import { findUndecided } from './contact-duplicates.ts';
import { contactInput, recordContact } from './contact-family.ts';

/** The clerk finds out whether the family itself wants support (П1 п.2.3 а, 4.3; T-025). */
export const contactFamilyForm: TaskForm = {
  formKey: 'contact-family',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    const appeal = await findFirstAppeal(ctx.db, found.id);
    const members = await listFamilyMembers(ctx, found.familyId);
    const today = dateInZone(ctx.now, found.timeZone);
    return {
      initial: {
        attempts: [{ attemptedOn: today }],
        appliedOn: today,
        members: [...members.map(knownMember), ...unknownPeople(appeal, members)],
      },
      choices: { known: members.map(({ id }) => ({ value: id, label: 'человек из сообщения' })) },
      facts: [{ label: 'Дело', value: found.number }, ...(appeal ? appealFacts(appeal) : [])],
    };
  },
  async hints(ctx, task, data) {
    const found = await getCase(ctx, caseOfTask(task));
    const people = lenientPeople.safeParse(data).data?.members ?? [];
    const known = people.flatMap((person) => (person ? [person] : []));
    const { centreId } = found;
    const families = await findUndecided(ctx, { found, appeal: await findFirstAppeal(ctx.db, found.id), people: known });
    for (const { familyId } of families) {
      await recordReading(ctx, { action: 'family.compared', objectKind: 'family', objectId: familyId, centreId });
    }
    return families.map(({ title, openCase }): FormHint => ({
      code: 'SIMILAR_FAMILY',
      message: `В центре есть похожая семья: ${title}${openCase ? `, дело ${openCase.number}` : ''}. Если это другая семья, напишите ниже почему.`,
      pointer: '/members',
    }));
  },
  async complete(ctx, task, data) {
    const contact = parseInput(contactInput, data);
    await recordContact(ctx, { caseId: caseOfTask(task), contact });
    return { contactOutcome: contact.outcome };
  },
};

const lenientPeople = z.object({ members: z.array(z.object(knownPersonInput.shape).optional().catch(undefined)) });

function appealFacts(appeal: AppealRow): PreparedForm['facts'] {
  const { receivedOn, ground, sourceKind, problem } = appeal;
  return [
    { label: 'Поступило', value: `${russianDate(receivedOn)}, ${groundLabel(ground)}` },
    ...(sourceKind === null ? [] : [{ label: 'От кого', value: sourceKindLabel(sourceKind) }]),
    { label: 'Описание ситуации', value: problem },
  ];
}

type FamilyPerson = Awaited<ReturnType<typeof listFamilyMembers>>[number];

function knownMember({ id, lastName, firstName, middleName, birthOn, kinship }: FamilyPerson): Record<string, unknown> {
  return { personId: id, lastName, firstName, ...(middleName !== null && { middleName }), birthOn, kinship };
}

/** People of the message about whom too little was known to write them down as members. */
function unknownPeople(appeal: AppealRow | undefined, members: readonly FamilyPerson[]): readonly KnownPerson[] {
  const people = z.object({ people: z.array(knownPersonInput) }).safeParse(appeal?.content).data?.people ?? [];
  const isMember = (person: KnownPerson) =>
    members.some(({ lastName, birthOn }) => lastName === person.lastName && birthOn === person.birthOn);
  return people.filter((person) => !isMember(person));
}
