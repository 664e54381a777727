import { authoriseCase, findCaseAccess } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { findRegisterEntry } from '#domain/register/register-view';
import { getSupportedCase } from '#domain/plans/supported-case';
import { recordReading } from '#domain/audit/record-reading';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { findPostSupport, selectObservations } from './post-support-store.ts';
import { findReEntry } from './re-entry-view.ts';
import { findRemovalProtocol } from './removal-protocol.ts';
import { technologyName } from './technology.ts';

/** How a case ended: removal with ground and protocol, post-support with its diary, and the way back (П1 п.5.8, 5.9; T-098, T-100, T-102). */
export async function openCompletion(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['post-support.run', 'read']);
  const { centreId, status } = await getSupportedCase(acting, caseId);
  await recordReading(acting, { action: 'case.completion-viewed', objectKind: 'case', objectId: caseId, caseId, centreId });
  const entry = await findRegisterEntry(acting, caseId);
  const support = await findPostSupport(acting.db, caseId);
  const runs = status === 'post-support' && support?.endedAt === null;
  const isEnded = status === 'post-support' || status === 'closed';
  const reEntry = (await findReEntry(acting, caseId)) ?? null;
  return {
    removal:
      entry?.removedOn == null
        ? null
        : {
            ...{ number: entry.number, removedOn: entry.removedOn, ground: entry.removalGround },
            protocol: (await findRemovalProtocol(acting, entry.removalAgendaItemId)) ?? null,
          },
    postSupport: support
      ? {
          ...{ startsOn: support.startsOn, endsOn: support.endsOn, isEndProvisional: support.isEndProvisional },
          ...{ technology: technologyName(support.technology), areaSpecialist: support.areaSpecialist },
          ...{ outcome: support.outcome, finalNote: support.finalNote, refusedOn: support.refusedOn },
          observations: (await selectObservations(acting.db, caseId)).map(({ remindedAt, ...observation }) => ({
            ...observation,
            isLate: remindedAt !== null && observation.observedOn === null,
          })),
        }
      : null,
    reEntry,
    mayRefuse: runs && support.refusedOn === null && (await mayDo(acting, caseId, 'post-support.run')),
    mayReturn:
      isEnded &&
      reEntry?.status !== 'received' &&
      ((await mayDo(acting, caseId, 'post-support.run')) || (await mayDo(acting, caseId, 'appeal.register'))),
  };
}

async function mayDo(ctx: Context, caseId: string, operation: 'post-support.run' | 'appeal.register'): Promise<boolean> {
  const access = await findCaseAccess(ctx, caseId);
  return access !== undefined && may(await loadPerson(ctx, ctx.actor.id), operation, 'do', access);
}
