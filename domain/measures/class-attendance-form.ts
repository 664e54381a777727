import { attendedBy, findItemAttendance, missingMarks, type ItemAttendance } from '#domain/classes/item-attendance';
import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { fullName } from '#domain/person-name';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { closeClass, closeClassInput } from './close-class.ts';
import { describeMeasure } from './measure-facts.ts';

const dataSchema = closeClassInput.omit({ planItemId: true });

/** «Посещаемость занятий» with the marks that the sheets of the group lack (П4–11 ст.V; T-073, T-075). */
export const classAttendanceForm: TaskForm = {
  formKey: 'class-attendance',

  async prepare(ctx, task) {
    const planItemId = idOf(task, 'planItemId');
    const measure = await describeMeasure(ctx, planItemId);
    const found = await findItemAttendance(ctx, planItemId);
    const { today, familyId } = await getSupportedCase(ctx, caseOfTask(task));
    if (!found) return { initial: {}, choices: { dates: [], people: [] }, facts: measure };

    const names = await namesOf(ctx, familyId, found);
    return {
      initial: { marks: missingMarks(found, today) },
      choices: {
        dates: found.dates.map(({ id, heldOn, beginsAt, topic }) => ({
          value: id,
          label: `${russianDate(heldOn)}, ${beginsAt}`,
          hint: topic,
        })),
        people: found.personIds.map((id) => ({ value: id, label: names.get(id) ?? 'Участник' })),
      },
      facts: [...measure, ...describeAttendance(found, names)],
    };
  },

  async complete(ctx, task, data) {
    await closeClass(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};

async function namesOf(ctx: Context, familyId: string, { personIds }: ItemAttendance): Promise<ReadonlyMap<string, string>> {
  const members = await listFamilyMembers(ctx, familyId);
  return new Map(members.filter(({ id }) => personIds.includes(id)).map((member) => [member.id, fullName(member)]));
}

function describeAttendance(found: ItemAttendance, names: ReadonlyMap<string, string>): PreparedForm['facts'] {
  return [
    { label: 'Группа', value: `${found.group.title}, ${found.group.place}` },
    { label: 'Ведет', value: found.group.leader },
    ...found.personIds.map((id) => ({
      label: names.get(id) ?? 'Участник',
      value: `посещено занятий: ${attendedBy(found, id)} из ${found.dates.length}`,
    })),
  ];
}
