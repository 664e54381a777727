import type { CasePhase } from '#contract/timeline';

/** Parts of the way of a case with the stages that they have. */
export const PHASE_NAMES: Readonly<Record<CasePhase, string>> = {
  intake: 'I–II. Приём документации и закрепление куратора',
  collection: 'III. Сбор и анализ информации',
  consilium: 'IV. Консилиум',
  support: 'V–VI. Реализация ИПССС и мониторинг',
  completion: 'VII. Завершение',
  archive: 'Архив',
};
