import { z } from 'zod';

const countsSchema = z.object({ done: z.int(), notDone: z.int(), open: z.int() });
export type Counts = z.infer<typeof countsSchema>;

/** The figures that a yearly report of a case keeps (П4–11 ст.VI; T-169). */
export const yearFiguresSchema = z.object({
  total: countsSchema,
  byType: z.array(countsSchema.extend({ type: z.string(), label: z.string() })),
  halfYears: z.array(z.object({ periodFrom: z.string(), periodTo: z.string(), total: countsSchema })).default([]),
});
export type YearFigures = z.infer<typeof yearFiguresSchema>;

export const NO_COUNTS: Counts = { done: 0, notDone: 0, open: 0 };

export const addCounts = (one: Counts, other: Counts): Counts => ({
  done: one.done + other.done,
  notDone: one.notDone + other.notDone,
  open: one.open + other.open,
});

/** Figures of many cases by kind of help, in the order in which the kinds first come (П4–11 ст.VI; T-169). */
export function sumByHelp(figures: readonly YearFigures[]) {
  const kinds = new Map<string, Counts & { type: string; label: string }>();
  for (const { type, label, ...counts } of figures.flatMap(({ byType }) => byType)) {
    kinds.set(type, { type, label, ...addCounts(kinds.get(type) ?? NO_COUNTS, counts) });
  }
  return [...kinds.values()];
}
