import type { DynamicsChange } from '#contract/observation';

export const DYNAMICS_NAMES: Readonly<Record<DynamicsChange, string>> = {
  better: 'улучшение',
  same: 'без изменений',
  worse: 'ухудшение',
};

/** In the order of the rows of the chart, the best on top. */
export const DYNAMICS_CHANGES: readonly DynamicsChange[] = ['better', 'same', 'worse'];
