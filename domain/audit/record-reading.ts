import type { Context } from '#domain/context';
import { recordEvent } from './record-event.ts';

export interface Reading {
  /** What was opened, such as `case.viewed`. */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly caseId?: string;
  readonly centreId?: string;
  /** A stated purpose; work on the case when nobody was asked. */
  readonly purpose?: string;
}

/**
 * Leaves a trace of reading personal data, before they are shown: who cannot be recorded reads nothing (П1 п.5.11; T-197).
 */
export async function recordReading(ctx: Context, reading: Reading): Promise<void> {
  await recordEvent(ctx, { ...reading, purpose: reading.purpose ?? 'case-work' });
}
