import type { SupportReport } from '#contract/reviews';

/** Marks of a plan in words, as the forms of stage VI show them. */
export const describeCounts = ({ done, notDone, open }: SupportReport['figures']['total']): string =>
  `выполнено ${done}, не выполнено ${notDone}, без отметки ${open}`;
