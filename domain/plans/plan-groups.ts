import { z } from 'zod';

export const itemTypeSchema = z.enum(['medical', 'legal', 'pedagogical', 'psychological', 'social', 'other']);
export type ItemType = z.infer<typeof itemTypeSchema>;

/** The six groups of «План работы с семьей» in the order of the form, which is not that of the annexes (П2; T-139). */
export const PLAN_GROUPS: readonly { number: number; type: ItemType; title: string }[] = [
  { number: 1, type: 'medical', title: 'Оказание содействия в получении медицинской помощи' },
  { number: 2, type: 'legal', title: 'Оказание содействия в получении юридической помощи' },
  { number: 3, type: 'pedagogical', title: 'Оказание содействия в получении педагогической помощи' },
  { number: 4, type: 'psychological', title: 'Оказание содействия в получении психологической помощи' },
  { number: 5, type: 'social', title: 'Оказание содействия в получении социальной помощи' },
  { number: 6, type: 'other', title: 'Иные виды помощи' },
];

export function groupNumber(type: ItemType): number {
  return PLAN_GROUPS.find((group) => group.type === type)?.number ?? PLAN_GROUPS.length;
}
