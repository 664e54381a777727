import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { staleVersion } from '#domain/audit/stale-version';
import { inTransaction, type Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { coExecutorKindSchema, listMappings, updateMapping } from './co-executor-kind-store.ts';
import { CO_EXECUTOR_KINDS } from './co-executor-kinds.ts';
import { organisationKindSchema } from './organisation.ts';
import { ORGANISATION_KINDS } from './organisation-kinds.ts';

const mappingInput = z.strictObject({
  organisationKind: organisationKindSchema,
  coExecutorKind: coExecutorKindSchema,
  version: z.int(),
});

/** Which of the three kinds of co-executors each kind of body counts as, in the order of П1 п.4.12 (П1 п.5.1; T-008). */
export async function listCoExecutorKinds(ctx: Context) {
  const byKind = new Map((await listMappings(ctx.db)).map((mapping) => [mapping.organisationKind, mapping]));
  return ORGANISATION_KINDS.flatMap(({ code, label }) => {
    const mapping = byKind.get(code);
    if (!mapping) return [];
    const { coExecutorKind, version } = mapping;
    return [{ organisationKind: code, label, coExecutorKind, coExecutorLabel: labelOf(coExecutorKind), version }];
  });
}

const labelOf = (kind: string): string => CO_EXECUTOR_KINDS.find(({ code }) => code === kind)?.label ?? kind;

/** Counts a kind of body as another kind of co-executor from now on (П1 п.5.1; T-008). */
export async function mapCoExecutorKind(ctx: Context, given: z.input<typeof mappingInput>): Promise<void> {
  const input = parseInput(mappingInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'settings.manage', 'do', { centreId: null });
    if (!(await updateMapping(tx.db, input))) {
      const message = 'Строку уже изменили. Обновите страницу.';
      const changes = ['co-executor-kind.mapped'];
      throw await staleVersion(tx, { message, objectKind: 'organisation-kind', objectId: input.organisationKind, changes });
    }
    await recordEvent(tx, {
      action: 'co-executor-kind.mapped',
      objectKind: 'organisation-kind',
      objectId: input.organisationKind,
      after: { coExecutorKind: input.coExecutorKind },
    });
  });
}
