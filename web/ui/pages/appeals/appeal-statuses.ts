import type { AppealStatus } from '#contract/appeals';

/** In the order in which people look for them. */
export const APPEAL_STATUSES = [
  'received',
  'registered',
  'attached',
  'transferred',
  'closed',
] as const satisfies readonly AppealStatus[];
