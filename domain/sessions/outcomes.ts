import type { QuestionKind } from './agenda-item.ts';
import type { Outcome } from './decision.ts';

/** What the chairman may write beside a question: a decision, or that there is none this time. */
export type RowOutcome = Outcome | 'postponed' | 'withdrawn';

interface KnownOutcome {
  readonly code: RowOutcome;
  readonly kinds: readonly QuestionKind[];
  readonly label: string;
  readonly group: string;
}

const NEED = 'Потребность и принятие на сопровождение';
const REVIEW = 'Оценка результатов';
const NONE = 'Без решения по существу';

/** Outcomes by kind of question, in the words of the minutes (П1 п.4.1, 4.4, 4.11, 5.8; T-005, T-062, T-066, T-087). */
export const OUTCOMES: readonly KnownOutcome[] = [
  {
    code: 'accepted',
    kinds: ['acceptance', 'plan'],
    label: 'Потребность подтверждена: принять семью на сопровождение',
    group: NEED,
  },
  { code: 'rework', kinds: ['acceptance', 'plan'], label: 'Вернуть проект ИПССС на доработку', group: NEED },
  { code: 'need-confirmed', kinds: ['need'], label: 'Потребность подтверждена, ИПССС будет рассмотрена позже', group: NEED },
  { code: 'need-not-confirmed', kinds: ['acceptance', 'need'], label: 'Потребность не подтверждена', group: NEED },
  { code: 'level-set', kinds: ['level'], label: 'Установить уровень сопровождения', group: 'Уровень сопровождения' },
  { code: 'noted', kinds: ['progress'], label: 'Принять к сведению и дать рекомендации', group: 'Ход реализации ИПССС' },
  { code: 'extend', kinds: ['results'], label: 'а) Откорректировать и (или) продлить ИПССС', group: REVIEW },
  {
    code: 'complete',
    kinds: ['results'],
    label: 'б) Завершить сопровождение: ИПССС выполнена, положительные результаты достигнуты',
    group: REVIEW,
  },
  { code: 'terminate', kinds: ['results'], label: 'в) Завершить сопровождение досрочно', group: REVIEW },
  { code: 'continue', kinds: ['results'], label: 'Продолжить сопровождение без изменений', group: REVIEW },
  {
    code: 'administrative',
    kinds: ['results'],
    label: 'Административное закрытие: семьи больше нет',
    group: REVIEW,
  },
  {
    code: 'postponed',
    kinds: ['need', 'level', 'plan', 'progress', 'results', 'acceptance'],
    label: 'Отложить до следующего заседания',
    group: NONE,
  },
  { code: 'withdrawn', kinds: ['need', 'level', 'progress'], label: 'Снять вопрос с рассмотрения', group: NONE },
];

/** The outcome by its code, when this kind of question knows it. */
export function findOutcome(code: string, kind: QuestionKind): KnownOutcome | undefined {
  return OUTCOMES.find((known) => known.code === code && known.kinds.includes(kind));
}

/** The outcome in words, such as the facts of the minutes show it. */
export function outcomeLabel(code: string): string {
  return OUTCOMES.find((known) => known.code === code)?.label ?? code;
}
