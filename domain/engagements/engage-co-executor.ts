import { authoriseCase } from '#domain/cases/case-access';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { engagementInput, startEngagement } from './start-engagement.ts';

const engageInput = engagementInput.extend({ caseId: z.uuid(), planItemId: z.uuid() });

/** Asks an organisation to help with a measure: from here its own process writes, waits, and brings the answer back (П1 п.5.1, 5.3; T-078, T-117). */
export async function engageCoExecutor(ctx: Context, given: z.input<typeof engageInput>): Promise<{ engagementId: string }> {
  const input = parseInput(engageInput, given);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['letter.handle', 'do']);
    const { engagementId, caseNumber } = await startEngagement(tx, { ...input, replacesId: null });
    const { planItemId } = input;
    await requestCommand(tx, {
      stream: caseNumber,
      dedupeKey: `co-executor-engaged:${engagementId}`,
      command: {
        kind: 'correlate-message',
        message: 'co-executor-engaged',
        businessKey: caseNumber,
        correlationKeys: { planItemId },
        variables: {},
        scopedVariables: { engagementId },
        waiter: { process: 'measure', variables: { planItemId } },
      },
    });
    return { engagementId };
  });
}
