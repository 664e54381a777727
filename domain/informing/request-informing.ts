import { recordEvent } from '#domain/audit/record-event';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { addWorkingDays } from '#domain/calendar/work-calendar';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import { z } from 'zod';
import { informingKindSchema } from './informing.ts';
import { insertInforming } from './informing-store.ts';

export const requestInformingInput = z.object({
  caseId: z.uuid(),
  kind: informingKindSchema,
  /** What the family is to hear of, such as the id of a plan version: asked for twice it is one act. */
  key: z.string().min(1),
});

/** Asks the curator to tell the family, with a day by which: at acceptance, correction, review and a change of curator (П1 п.5.2; T-071). */
export async function requestInforming(ctx: Context, input: z.input<typeof requestInformingInput>): Promise<void> {
  const { caseId, kind, key } = requestInformingInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getCase(tx, caseId);
    const days = await readSetting(tx, 'informingWorkingDays', found.centreId);
    const calendar = await readWorkCalendar(tx, found.region);
    const { date: dueOn } = addWorkingDays(calendar, dateInZone(tx.now, found.timeZone), days);
    const informingId = await insertInforming(tx.db, { caseId, kind, key, dueOn, requestedAt: tx.now });
    if (informingId === undefined) return;
    await requestCommand(tx, {
      stream: found.number,
      dedupeKey: `family-to-be-informed:${informingId}`,
      command: {
        kind: 'correlate-message',
        message: 'family-to-be-informed',
        businessKey: found.number,
        correlationKeys: {},
        variables: {},
        scopedVariables: { informingId },
      },
    });
    await recordEvent(tx, {
      action: 'informing.requested',
      objectKind: 'informing',
      objectId: informingId,
      caseId,
      centreId: found.centreId,
      after: { kind, dueOn },
    });
  });
}
