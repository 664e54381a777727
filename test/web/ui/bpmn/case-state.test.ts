import { expect, test } from 'vitest';
import { isReadable, readDiagramState } from '../../../../web/ui/bpmn/case-state.ts';

const step = (change: object) => ({
  id: 'step',
  activityId: 'Task_A',
  name: 'Шаг',
  kind: 'userTask',
  clause: 'П1 п.4.4',
  state: 'done' as const,
  who: null,
  onBehalfOf: null,
  startedAt: '2026-05-12T10:00:00Z',
  endedAt: null,
  dueOn: null,
  isOverdue: false,
  calledInstanceIds: [],
  ...change,
});

test('done, current, overdue, failed and cancelled steps look different', () => {
  const { looks } = readDiagramState([
    step({ activityId: 'A' }),
    step({ activityId: 'B', state: 'current' }),
    step({ activityId: 'C', state: 'current', isOverdue: true }),
    step({ activityId: 'D', state: 'failed' }),
    step({ activityId: 'E', state: 'cancelled' }),
  ]);

  expect(Object.fromEntries(looks)).toEqual({ A: 'done', B: 'current', C: 'overdue', D: 'failed', E: 'skipped' });
});

test('in a loop the open passage decides, and finished passages are counted', () => {
  const { looks } = readDiagramState([step({ state: 'current' }), step({ id: 'earlier' })]);
  const { badges } = readDiagramState([step({}), step({ id: 'again' })]);

  expect(looks.get('Task_A')).toBe('current');
  expect(badges).toEqual([{ activityId: 'Task_A', text: '× 2', tone: 'done' }]);
});

test('the current step carries its due date, an overdue one says so in words', () => {
  const { badges } = readDiagramState([
    step({ activityId: 'A', state: 'current', dueOn: '2026-05-15' }),
    step({ activityId: 'B', state: 'current', dueOn: '2026-05-11', isOverdue: true }),
  ]);

  expect(badges).toEqual([
    { activityId: 'A', text: 'до 15.05', tone: 'current' },
    { activityId: 'B', text: 'просрочено: 11.05', tone: 'overdue' },
  ]);
});

test('gateways and nameless steps stay out of the list for reading', () => {
  expect(
    [
      { kind: 'exclusiveGateway', name: 'Итог' },
      { kind: 'startEvent', name: ' ' },
      { kind: 'userTask', name: 'Шаг' },
    ].map(isReadable),
  ).toEqual([false, false, true]);
});
