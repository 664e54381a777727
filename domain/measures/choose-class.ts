import { z } from 'zod';
import { classGroupInput } from '#domain/classes/class-group';
import { storeGroup } from '#domain/classes/create-group';
import { joinGroup } from '#domain/classes/enrol-in-class';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { lockOpenMeasure } from '#domain/plans/measure-state';
import type { PlanItem } from '#domain/plans/plan-item';
import { getSupportedCase } from '#domain/plans/supported-case';

const newGroup = classGroupInput.omit({ measureCodes: true });

export const chooseClassInput = z.object({
  planItemId: z.uuid(),
  way: z.enum(['existing', 'new']),
  groupId: z.uuid().optional(),
  group: newGroup.partial(),
});
type Given = z.infer<typeof chooseClassInput>;

/** Places the people of a measure in a group that the curator names, or in a new one made for the measure (П4–11 ст.V; T-073). */
export async function chooseClass(ctx: Context, input: z.input<typeof chooseClassInput>): Promise<void> {
  const given = chooseClassInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const item = await lockOpenMeasure(tx, given.planItemId);
    await joinGroup(tx, item, await groupOf(tx, item, given));
  });
}

async function groupOf(ctx: Context, item: PlanItem, { way, groupId, group }: Given): Promise<string> {
  if (way === 'existing') {
    if (groupId === undefined) throw invalidInput('Выберите группу.', { '/groupId': 'Выберите группу.' });
    return groupId;
  }
  const parsed = newGroup.safeParse(group);
  if (!parsed.success) throw invalidInput('Заполните сведения о группе.', missingOf(group));
  const { centreId } = await getSupportedCase(ctx, item.caseId);
  const measureCodes = item.measureCode === null ? [] : [item.measureCode];
  return storeGroup(ctx, centreId, { ...parsed.data, measureCodes });
}

const DEMANDED = {
  title: 'Назовите группу.',
  leader: 'Укажите, кто ведет занятия.',
  place: 'Укажите место занятий.',
  capacity: 'Укажите, на сколько человек группа.',
  dates: 'Добавьте хотя бы одно занятие.',
} as const satisfies Partial<Record<keyof Given['group'], string>>;

function missingOf(group: Given['group']): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, message] of Object.entries(DEMANDED)) {
    const value: unknown = Reflect.get(group, name);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) fields[`/${name}`] = message;
  }
  return fields;
}
