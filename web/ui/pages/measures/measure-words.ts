import type { MeasureAnswer, MeasureStateFilter, TermState } from '#contract/control';
import type { TagTone } from '../../components/Tag.tsx';

export const TERM_STATES: Readonly<Record<TermState, { readonly text: string; readonly tone: TagTone }>> = {
  overdue: { text: 'просрочено', tone: 'overdue' },
  due: { text: 'срок подходит', tone: 'today' },
  later: { text: 'в работе', tone: 'plain' },
  done: { text: 'выполнено', tone: 'done' },
  'not-done': { text: 'не выполнено', tone: 'overdue' },
};

/** What the address can ask for; without a state the open measures are shown. */
export const STATE_FILTERS = ['all', 'open', 'overdue', 'due', 'later', 'done', 'not-done'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

export const STATE_FILTER_NAMES: Readonly<Record<StateFilter, string>> = {
  all: 'Все мероприятия',
  open: 'Без отметки',
  overdue: 'Просроченные',
  due: 'Срок подходит',
  later: 'Срок не скоро',
  done: 'Выполненные',
  'not-done': 'Не выполненные',
};

export const stateOf = (filter: StateFilter | undefined): MeasureStateFilter | undefined =>
  filter === 'all' ? undefined : (filter ?? 'open');

export const ANSWER_NAMES: Readonly<Record<MeasureAnswer['state'], string>> = {
  waiting: 'ждём ответа',
  accepted: 'принято',
  refused: 'отказ',
  received: 'ответ получен',
  'no-answer': 'ответа нет',
  withdrawn: 'отозвано',
  agreed: 'участвует',
  reported: 'отчитался',
  closed: 'участие завершено',
  granted: 'назначено',
};
