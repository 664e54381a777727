import type { Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { readSetting } from '#domain/settings/read-setting';
import { listRoleHolders } from '#domain/users/role-holders';
import { countExtensions } from './plan-reading.ts';
import type { ActivePlan } from './plan-version.ts';
import type { SupportedCase } from './supported-case.ts';

interface Extension {
  readonly active: ActivePlan;
  readonly planVersionId: string;
  readonly endsOn: string | undefined;
}

/** An extension beyond the usual number is allowed, and the director hears of it; its reason stands in the version (П1 п.5.8 а; T-089; AMB-22). */
export async function tellOfExtension(
  ctx: Context,
  found: SupportedCase,
  { active, planVersionId, endsOn }: Extension,
): Promise<void> {
  if (endsOn === undefined || endsOn <= active.endsOn) return;
  const usual = await readSetting(ctx, 'extensionsWithoutWarning', found.centreId);
  if ((await countExtensions(ctx, found.id)) < usual) return;
  await notifyPeople(ctx, {
    userIds: await listRoleHolders(ctx, { role: 'director', centreId: found.centreId }),
    caseId: found.id,
    kind: 'many-extensions',
    dedupeKey: `many-extensions:${planVersionId}`,
  });
}
