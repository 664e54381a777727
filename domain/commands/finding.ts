import { z } from 'zod';

export const findingKind = z.enum(['case-without-instance', 'instance-without-case', 'status-differs', 'command-stuck']);

/** What the reconciler noted of a finding, as far as it decides about the repair. */
export const findingDetails = z.looseObject({
  errorCode: z.string().nullish(),
  status: z.string().nullish(),
  isDecidable: z.boolean().optional(),
});

/** Whether a program can decide how this is mended; the rest needs a person who knows the case. */
export function isRepairable(finding: {
  readonly kind: z.infer<typeof findingKind>;
  readonly details: z.infer<typeof findingDetails>;
}): boolean {
  const { kind, details } = finding;
  if (kind === 'status-differs') return details.isDecidable === true;
  // Later stages cannot begin anew without asking people for everything again.
  if (kind === 'case-without-instance') return details.status === undefined || details.status === 'preparation';
  return true;
}
