import { z } from 'zod';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { getSupportedCase } from '#domain/plans/supported-case';

export const stopImplementationInput = z.object({ caseId: z.uuid() });

/** Tells the running implementation to close what is open, once, after decision б or в (П1 п.5.8 б, в; T-090, T-091). */
export async function stopImplementation(ctx: Context, input: z.input<typeof stopImplementationInput>): Promise<void> {
  const { caseId } = stopImplementationInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { number } = await getSupportedCase(tx, caseId);
    await requestCommand(tx, {
      stream: number,
      dedupeKey: `implementation-stop:${caseId}`,
      command: {
        kind: 'correlate-message',
        message: 'implementation-stop',
        businessKey: number,
        correlationKeys: {},
        variables: {},
        // An event of the family may have ended the support meanwhile, and stage V with it.
        waiter: { process: 'family-support-case', activityIds: ['SubProcess_Support'] },
      },
    });
  });
}
