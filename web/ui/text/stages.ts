export interface Stage {
  readonly number: number;
  readonly roman: string;
  readonly name: string;
}

/** The seven stages by their names in the programme (П4–11 ст.I–VII). */
export const STAGES: readonly Stage[] = [
  { number: 1, roman: 'I', name: 'Приём документации' },
  { number: 2, roman: 'II', name: 'Закрепление куратора' },
  { number: 3, roman: 'III', name: 'Сбор и анализ информации' },
  { number: 4, roman: 'IV', name: 'Консилиум' },
  { number: 5, roman: 'V', name: 'Реализация' },
  { number: 6, roman: 'VI', name: 'Мониторинг и анализ' },
  { number: 7, roman: 'VII', name: 'Завершение' },
];

/** «IV. Консилиум»; 0 stands for a meeting, which belongs to no stage of one family. */
export function stageName(number: number): string {
  const stage = STAGES.find((candidate) => candidate.number === number);
  return stage ? `${stage.roman}. ${stage.name}` : 'Заседание';
}

export function stageRoman(number: number): string {
  return STAGES.find((candidate) => candidate.number === number)?.roman ?? '';
}
