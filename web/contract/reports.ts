import { z } from 'zod';
import { caseRef, personRef, plainDate } from './common.ts';

export const effectivenessQuery = z.strictObject({ from: plainDate.optional(), to: plainDate.optional() });

/** Shares are per cent and null where there is nothing to share. */
export const effectiveness = z.object({
  curator: personRef,
  post: z.string(),
  measures: z.int(),
  done: z.int(),
  overdue: z.int(),
  closed: z.int(),
  completed: z.int(),
  doneShare: z.number().nullable(),
  overdueShare: z.number().nullable(),
  completedShare: z.number().nullable(),
  averageDays: z.int().nullable(),
});
export const effectivenessList = z.object({ items: z.array(effectiveness) });

export const annualReportQuery = z.strictObject({
  year: z.coerce.number({ error: 'Укажите год.' }).int().min(2017).max(2100),
});

const counts = z.object({ done: z.int(), notDone: z.int(), open: z.int() });

export const annualReport = z.object({
  year: z.int(),
  /** Cases with a yearly report in this year. */
  reports: z.int(),
  total: counts,
  byType: z.array(counts.extend({ type: z.string(), label: z.string() })),
  families: z.object({ entered: z.int(), removed: z.int(), completed: z.int(), supported: z.int() }),
  /** Consultations of families by quarter, four numbers. */
  consultations: z.array(z.int()),
  lines: z.array(
    z.object({
      case: caseRef,
      periodFrom: plainDate,
      periodTo: plainDate,
      total: counts,
      halfYears: z.array(z.object({ periodFrom: plainDate, periodTo: plainDate, total: counts })),
    }),
  ),
});

export type Effectiveness = z.infer<typeof effectiveness>;
export type EffectivenessList = z.infer<typeof effectivenessList>;
export type AnnualReport = z.infer<typeof annualReport>;
