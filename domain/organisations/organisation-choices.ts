import type { Context } from '#domain/context';
import type { Choice } from '#domain/tasks/task-form';
import { selectActive } from './organisation-store.ts';

/** The directory as a list to choose from, those of the family's district first (П1 п.4.12; T-142). */
export async function organisationChoices(ctx: Context, input: { district: string }): Promise<Choice[]> {
  const all = await selectActive(ctx.db);
  const near = all.filter(({ district }) => district === input.district);
  const far = all.filter(({ district }) => district !== input.district);
  return [...near, ...far].map(({ id, name, address, workingHours, district }) => ({
    value: id,
    label: name,
    hint: `${address}; ${workingHours}`,
    group: district,
  }));
}
