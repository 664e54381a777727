import { recordEvent } from '#domain/audit/record-event';
import { requestCommand } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import { findCurrentCurator } from '#domain/curators/current-curator';
import { notifyPeople } from '#domain/notifications/notify-people';
import { listRoleHolders } from '#domain/users/role-holders';
import { makeAnswer } from './answer-sender.ts';

/** The open case that takes an appeal. */
export interface OpenCase {
  readonly id: string;
  readonly number: string;
  readonly centreId: string;
  readonly unitId: string;
}

/**
 * Tells the case of a new appeal: its curator (or, before there is one, the head) hears of it and gets the task of looking at it;
 * no second case opens (П1 п.4.3; T-027). Returns the command to the engine.
 */
export async function announceAttached(
  ctx: Context,
  { appealId, found }: { appealId: string; found: OpenCase },
): Promise<string> {
  const curator = await findCurrentCurator(ctx, found.id);
  await notifyPeople(ctx, {
    userIds: curator ? [curator.userId] : await listRoleHolders(ctx, { role: 'head', unitId: found.unitId }),
    caseId: found.id,
    kind: 'appeal-attached',
    dedupeKey: `appeal-attached:${found.id}:${appealId}`,
  });
  await makeAnswer(ctx, { appealId, kind: 'accepted' });
  await recordEvent(ctx, {
    action: 'appeal.attached',
    objectKind: 'appeal',
    objectId: appealId,
    caseId: found.id,
    centreId: found.centreId,
  });
  const commandId = await requestCommand(ctx, {
    stream: found.number,
    dedupeKey: `appeal-attached:${found.id}:${appealId}`,
    command: {
      kind: 'correlate-message',
      message: 'appeal-attached',
      businessKey: found.number,
      correlationKeys: {},
      variables: {},
      scopedVariables: { appealId },
    },
  });
  if (!commandId) throw new Error('an appeal was attached before');
  return commandId;
}
