import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import type { Limits } from './load.ts';

/** Recommended numbers of families of one curator, as the centre has set them (П1 п.5.6; T-112, T-247). */
export async function readLimits(ctx: Context, centreId: string): Promise<Limits> {
  return {
    crisis: await readSetting(ctx, 'caseloadLimitCrisis', centreId),
    basic: await readSetting(ctx, 'caseloadLimitBasic', centreId),
    adaptation: await readSetting(ctx, 'caseloadLimitAdaptation', centreId),
  };
}
