import { z } from 'zod';

/** The engine's date format has no colon in the offset. */
export function toEngineInstant(instant: Date): string {
  return instant.toISOString().replace('Z', '+0000');
}

/** An instant of an engine's answer, `2026-11-22T10:24:57.943+0000`. */
export const engineInstant = z.string().transform((text, check) => {
  const instant = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (!Number.isNaN(instant.getTime())) return instant;
  check.addIssue('not an instant of the engine');
  return z.NEVER;
});
