import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { classGroupInput } from '#domain/classes/class-group';
import { listOpenGroups } from '#domain/classes/enrol-in-class';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { chooseClass, chooseClassInput } from './choose-class.ts';
import { describeMeasure } from './measure-facts.ts';

const groupShape = classGroupInput.omit({ measureCodes: true }).shape;
const dataSchema = chooseClassInput
  .omit({ planItemId: true, group: true })
  .extend({ ...z.object(groupShape).partial().shape, dates: groupShape.dates.optional() });

/** «Группа занятий» where none of the centre's fits by itself: another one, or a new one with its dates (П4–11 ст.V; T-073). */
export const chooseClassForm: TaskForm = {
  formKey: 'choose-class',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const planItemId = idOf(task, 'planItemId');
    const item = await findPlacedMeasure(ctx, planItemId);
    const open = await listOpenGroups(ctx, found, item?.targetPersonIds ?? []);
    return {
      initial: { way: open.length > 0 ? 'existing' : 'new', capacity: 10 },
      choices: {
        groups: open.map(({ group, dates }) => ({
          value: group.id,
          label: group.title,
          hint: `${group.place}; занятия до ${russianDate(dates.at(-1)?.heldOn ?? found.today)}`,
        })),
        organisations: await organisationChoices(ctx, { district: found.district }),
      },
      facts: await describeMeasure(ctx, planItemId),
    };
  },

  async complete(ctx, task, data) {
    const { way, groupId, ...group } = parseInput(dataSchema, data);
    await chooseClass(ctx, { planItemId: idOf(task, 'planItemId'), way, ...(groupId !== undefined && { groupId }), group });
    return {};
  },
};
