import { z } from 'zod';
import { instant, pageNumber, pageOf, placeRef } from './common.ts';

/** Sign-ins that hold now. The id names one and opens nothing. */
export const signInListQuery = z.strictObject({ page: pageNumber });
export const signInRow = z.object({
  id: z.string(),
  user: z.object({ id: z.uuid(), name: z.string(), post: z.string() }),
  centre: placeRef.nullable(),
  beganAt: instant,
  lastSeenAt: instant,
  /** Where it began: network address, and browser and system in words of ours. */
  address: z.string(),
  browser: z.string(),
});
export const signInPage = pageOf(signInRow);
export const signInParams = z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/, 'Неверный идентификатор входа.') });

export type SignInRow = z.infer<typeof signInRow>;
export type SignInPage = z.infer<typeof signInPage>;
