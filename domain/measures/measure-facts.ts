import type { Context } from '#domain/context';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { placeOf } from '#domain/plans/plan-item';
import { describeTerm } from '#domain/plans/plan-term';
import type { PreparedForm } from '#domain/tasks/task-form';

/** What a curator must know of a measure to work on it: its place, words, term and co-executors (П1 п.4.7; T-073, T-138). */
export async function describeMeasure(ctx: Context, planItemId: string): Promise<PreparedForm['facts']> {
  const item = await findPlacedMeasure(ctx, planItemId);
  if (!item) return [];
  const coExecutors = await getOrganisations(ctx, { ids: item.coExecutorIds });
  return [
    { label: 'Мероприятие', value: `${placeOf(item)} ${item.text}` },
    { label: 'Срок исполнения', value: describeTerm(item) },
    { label: 'Ответственный исполнитель', value: item.executor },
    ...(coExecutors.length > 0 ? [{ label: 'Соисполнители', value: coExecutors.map(({ name }) => name).join(', ') }] : []),
  ];
}
