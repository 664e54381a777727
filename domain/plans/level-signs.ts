import { z } from 'zod';
import type { Context } from '#domain/context';
import type { Category } from './plan-categories.ts';
import { findLatestPlan } from './plan-reading.ts';
import { getSupportedCase } from './supported-case.ts';

export interface LevelSigns {
  readonly hasConflict: boolean;
  readonly hasCrisisRisk: boolean;
  readonly needsAdaptation: boolean;
}
type Sign = keyof LevelSigns;

/**
 * What each circumstance of the form says of the aim of the three levels: a conflict or crisis that is there, the risk of one,
 * or people who must first get used to each other (П1 п.4.8; AMB-48).
 */
const SIGN_OF_CIRCUMSTANCE: Readonly<Record<string, Sign>> = {
  O01: 'hasCrisisRisk',
  O02: 'needsAdaptation',
  O03: 'needsAdaptation',
  O04: 'needsAdaptation',
  O05: 'needsAdaptation',
  O06: 'hasCrisisRisk',
  O07: 'hasCrisisRisk',
  O08: 'hasCrisisRisk',
  O09: 'hasCrisisRisk',
  O10: 'hasCrisisRisk',
  O11: 'hasConflict',
  O12: 'hasConflict',
  O13: 'needsAdaptation',
  O14: 'hasCrisisRisk',
  O15: 'hasCrisisRisk',
  O16: 'hasCrisisRisk',
  O17: 'hasConflict',
  O18: 'hasCrisisRisk',
  O19: 'hasCrisisRisk',
  O20: 'hasConflict',
  O21: 'hasCrisisRisk',
};

/** «Замещающая, молодая семья»: the level for them begins with mutual acceptance (П1 п.4.8). */
const ADAPTING: readonly string[] = ['substitute-family', 'minor-parents'] satisfies Category[];

/** The signs that circumstances and categories of a draft hold for the decision table (П1 п.4.8; T-065; AMB-48). */
export function signsOf(circumstances: readonly string[], categories: readonly string[]): LevelSigns {
  const signs = new Set(circumstances.map((code) => SIGN_OF_CIRCUMSTANCE[code]));
  return {
    hasConflict: signs.has('hasConflict'),
    hasCrisisRisk: signs.has('hasCrisisRisk'),
    needsAdaptation: signs.has('needsAdaptation') || categories.some((category) => ADAPTING.includes(category)),
  };
}

export const readLevelSignsInput = z.object({ caseId: z.uuid() });

/** Reads the signs from the newest draft of a case; a case without one shows none (П1 п.4.8; T-065). */
export async function readLevelSigns(ctx: Context, input: z.input<typeof readLevelSignsInput>): Promise<LevelSigns> {
  const { caseId } = readLevelSignsInput.parse(input);
  const { categories } = await getSupportedCase(ctx, caseId);
  const plan = await findLatestPlan(ctx, caseId);
  return signsOf(plan?.circumstances ?? [], categories);
}
