import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { ItemType } from '#domain/plans/plan-groups';
import { findPlanByVersion, listAddedItems } from '#domain/plans/plan-reading';

export const distributeItemsInput = z.object({ caseId: z.uuid(), category: z.string(), planVersion: z.number().int() });

/** The variables of an assistance process: ids of the measures of each kind of help, joined by commas, perhaps empty. */
export type DistributedItems = Readonly<
  Record<
    'pedagogicalItemIds' | 'psychologicalItemIds' | 'medicalItemIds' | 'legalItemIds' | 'socialItemIds' | 'otherItemIds',
    string
  >
>;

/** Sorts the measures that a version adds for one category by kind of help, as the annexes list them (П4–11 ст.V; T-073, T-139). */
export async function distributeItems(ctx: Context, input: z.input<typeof distributeItemsInput>): Promise<DistributedItems> {
  const { caseId, category, planVersion } = distributeItemsInput.parse(input);
  const plan = await findPlanByVersion(ctx, { caseId, version: planVersion });
  if (!plan) throw notFound('Такой версии ИПССС нет.');

  const items = (await listAddedItems(ctx, plan.id)).filter((item) => item.category === category);
  const idsOf = (type: ItemType) =>
    items
      .filter((item) => item.assistanceType === type)
      .map((item) => item.id)
      .join(',');
  return {
    pedagogicalItemIds: idsOf('pedagogical'),
    psychologicalItemIds: idsOf('psychological'),
    medicalItemIds: idsOf('medical'),
    legalItemIds: idsOf('legal'),
    socialItemIds: idsOf('social'),
    otherItemIds: idsOf('other'),
  };
}
