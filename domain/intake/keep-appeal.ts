import { yearOf } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { nextNumber } from '#domain/numbering/next-number';
import type { UnitPlace } from '#domain/users/unit-place';
import type { Appeal } from './appeal-input.ts';
import { insertAppeal, updateAppeal, type AppealChange, type AppealRow } from './appeal-store.ts';
import { MINOR_CAPACITY } from './appeal-words.ts';
import { formContentOf } from './form-content.ts';
import { senderOf } from './sender-of.ts';
import { insertRepresentative, insertSender } from './sender-store.ts';

export interface KeptAppeal {
  readonly appealId: string;
  readonly appealNumber: string;
}

export interface AppealToKeep {
  readonly input: Appeal;
  readonly unit: UnitPlace;
  readonly today: string;
  /** The received appeal that becomes this one. */
  readonly received: AppealRow | undefined;
  readonly end:
    | { readonly status: 'registered' | 'attached'; readonly caseId: string; readonly applicantId: string | null }
    | { readonly status: 'transferred' };
}

/** Gives the appeal its number and stores it with its sender or the representative of a minor (П1 п.4.3; T-020, T-023, T-126). */
export async function keepAppeal(ctx: Context, { input, unit, today, received, end }: AppealToKeep): Promise<KeptAppeal> {
  const { centreId } = unit;
  // An electronic message was told its number when it came in.
  const appealNumber = received?.number ?? (await nextNumber(ctx, { centreId, kind: 'appeal', year: yearOf(today) }));
  const row = {
    ...ownFields(input),
    number: appealNumber,
    status: end.status,
    unitId: unit.id,
    ...(end.status !== 'transferred' && { caseId: end.caseId, applicantPersonId: end.applicantId }),
    // The case may end before anybody has looked at it: then the appeal is taken up anew with what it said.
    ...(end.status === 'attached' && { content: formContentOf(input) }),
    problem: input.problem,
    receivedOn: input.receivedOn,
    registeredAt: ctx.now,
    registeredBy: ctx.actor.id,
  };
  const appealId = received?.id ?? (await insertAppeal(ctx.db, { ...row, centreId, ground: input.ground }));
  if (received) await updateAppeal(ctx.db, appealId, row);
  if (input.ground === 'message') {
    await insertSender(ctx.db, appealId, senderOf(input.sourceKind, input.sender));
  }
  if (input.ground === 'minor-application') {
    const { name, capacity, phone, mayBeInformed } = input.representative;
    await insertRepresentative(ctx.db, appealId, { name, capacity, phone: phone ?? null, mayBeInformed });
  }
  return { appealId, appealNumber };
}

/** What only this ground has; people of a message stay with it until the family has been asked. */
function ownFields(input: Appeal): AppealChange {
  switch (input.ground) {
    case 'message':
      return { sourceKind: input.sourceKind, channel: input.channel, content: { people: input.people } };
    case 'minor-application':
      return { ...applicationFields(input), capacity: MINOR_CAPACITY, minorCase: input.minorCase };
    case 'parent-application':
      return { ...applicationFields(input), capacity: input.capacity };
  }
}

function applicationFields(input: Exclude<Appeal, { ground: 'message' }>): AppealChange {
  return {
    channel: 'written',
    applicationForm: input.applicationForm,
    appliedOn: input.appliedOn ?? input.receivedOn,
    content: null,
  };
}
