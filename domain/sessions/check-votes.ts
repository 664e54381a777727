import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import type { Votes } from './agenda-item-store.ts';
import type { DecisionRow } from './read-decision.ts';

/** Reads the votes of a row, or says what is wrong with them; centres without votes keep none (П1 п.4.4; AMB-29; T-058). */
export type ReadVotes = (row: DecisionRow) => { readonly votes?: Votes; readonly mistakes: Record<string, string> };

/** How a centre's consilium votes: by default not at all, else every member present is counted once (AMB-29). */
export async function votingRules(ctx: Context, given: { centreId: string; present: number }): Promise<ReadVotes> {
  const isVoting = await readSetting(ctx, 'consiliumVotes', given.centreId);
  if (!isVoting) return () => ({ mistakes: {} });
  return (row) => {
    const { votesFor, votesAgainst, votesAbstained } = row;
    if (votesFor === undefined || votesAgainst === undefined || votesAbstained === undefined)
      return { mistakes: { votesFor: 'Запишите, сколько членов консилиума голосовало за, против и воздержалось.' } };
    if (votesFor + votesAgainst + votesAbstained !== given.present)
      return { mistakes: { votesFor: `Голосов должно быть столько, сколько присутствовало: ${given.present}.` } };
    if (votesFor <= votesAgainst)
      return { mistakes: { votesFor: 'Решение принимают большинством: голосов «за» не больше, чем «против».' } };
    return { votes: { votesFor, votesAgainst, votesAbstained }, mistakes: {} };
  };
}
