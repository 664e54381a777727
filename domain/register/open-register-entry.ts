import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { findEntry, selectChanges } from './register-store.ts';
import { listMinutesOf } from './minutes-of-questions.ts';

/** The line of a case with every state it went through, each with its date and the minutes that decided it (П1 п.4.11, 5.8, 5.9; T-041). */
export async function openRegisterEntry(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['register.read', 'read']);
  const entry = await findEntry(acting.db, caseId);
  if (!entry) return { entry: null };
  const { id, number, centreId, state, enteredOn, removedOn, removalGround } = entry;
  await recordReading(acting, { action: 'register.viewed', objectKind: 'register-entry', objectId: number, caseId, centreId });
  const changes = await selectChanges(acting.db, id);
  const minutes = await listMinutesOf(
    acting,
    changes.flatMap(({ agendaItemId }) => agendaItemId ?? []),
  );
  return {
    entry: {
      ...{ number, state, enteredOn, removedOn, removalGround },
      changes: changes.map(({ state: reached, changedOn, ground, agendaItemId }) => ({
        state: reached,
        changedOn,
        ground,
        decision: minutes.get(agendaItemId ?? '') ?? null,
      })),
    },
  };
}
