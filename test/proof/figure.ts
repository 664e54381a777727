import { z } from 'zod';

/** One thing that a proof counted or measured, with what was promised of it. */
export const figure = z.strictObject({
  what: z.string(),
  value: z.number(),
  unit: z.enum(['s', 'ms', 'MB', '%', '/s']).optional(),
  exactly: z.number().optional(),
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
});
export type Figure = z.infer<typeof figure>;

/** What one test measured of one row, with a few cases or with the catalogue's number. */
export const measurement = z.strictObject({
  row: z.string(),
  test: z.string(),
  size: z.enum(['few', 'full']),
  figures: z.array(figure),
});
export type Measurement = z.infer<typeof measurement>;

/** Whether the promise is kept; a figure without a promise is told only. */
export function isKept({ value, exactly, atMost, atLeast }: Figure): boolean {
  return value === (exactly ?? value) && value <= (atMost ?? value) && value >= (atLeast ?? value);
}
