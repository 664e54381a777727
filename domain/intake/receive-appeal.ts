import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { listRoleHolders } from '#domain/users/role-holders';
import { insertAppeal } from './appeal-store.ts';
import type { Ground, SourceKind } from './appeal-words.ts';

export interface ReceivedAppeal {
  readonly centreId: string;
  readonly ground: Ground;
  /** Day on which this centre got the appeal: its own clock starts here. */
  readonly receivedOn: string;
  readonly problem: string;
  readonly sourceKind?: SourceKind | undefined;
  /** What is known so far, as the registration form will show it. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly origin?: { readonly appealId: string; readonly receivedOn: string };
  /** The message of a program, under the id that the program gave it. */
  readonly source?: { readonly id: string; readonly externalId: string };
}

/** Puts an appeal into the list of a centre before anybody has registered it; the clerks are told (П1 п.4.3; T-024, T-035). */
export async function receiveAppeal(ctx: Context, given: ReceivedAppeal): Promise<{ appealId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { centreId, ground, receivedOn, problem, sourceKind, content, origin, source } = given;
    const appealId = await insertAppeal(tx.db, {
      ...{ centreId, ground, receivedOn, problem, content },
      status: 'received',
      ...(sourceKind && { sourceKind }),
      ...(origin && { originAppealId: origin.appealId, originReceivedOn: origin.receivedOn }),
      ...(source && { sourceId: source.id, externalId: source.externalId }),
    });
    await notifyPeople(tx, {
      userIds: await listRoleHolders(tx, { role: 'intake', centreId }),
      kind: 'appeal-received',
      dedupeKey: `appeal-received:${appealId}`,
    });
    await recordEvent(tx, {
      action: 'appeal.received',
      objectKind: 'appeal',
      objectId: appealId,
      centreId,
      after: { ground, receivedOn, ...(origin && { originReceivedOn: origin.receivedOn }) },
    });
    return { appealId };
  });
}
