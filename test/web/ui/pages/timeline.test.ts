import { expect, test } from 'vitest';
import type { TimelineEvent } from '#contract/cases';
import type { CasePhase } from '#contract/timeline';
import { groupTimeline } from '../../../../web/ui/pages/cases/$caseId/timeline/group-timeline.ts';

const line = (id: string, at: string, phase: CasePhase): TimelineEvent => ({
  ...{ id, at, phase, action: 'case.opened', title: 'Открыто дело', sentence: 'Открыто дело', theme: 'decisions' },
  ...{ actor: null, onBehalfOf: null, role: null, objectKind: 'case', objectId: id, before: null, after: null },
});

test('T-106 lines stand together by part of the way and by month of the centre', () => {
  const groups = groupTimeline(
    [
      line('1', '2026-03-31T20:59:00Z', 'consilium'),
      line('2', '2026-03-31T21:00:00Z', 'consilium'),
      line('3', '2026-04-02T10:00:00Z', 'support'),
      line('4', '2026-04-03T10:00:00Z', 'support'),
    ],
    'Europe/Moscow',
  );

  expect(groups.map(({ phase, month, lines }) => [phase, month, lines.map(({ id }) => id)])).toEqual([
    ['consilium', 'март 2026', ['1']],
    ['consilium', 'апрель 2026', ['2']],
    ['support', 'апрель 2026', ['3', '4']],
  ]);
});
