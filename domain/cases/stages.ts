/** The seven stages of a case (П4–11), with the call activities of the diagram that carry them. */
export const STAGES = [
  { number: 1, activityId: 'Stage_Intake', name: 'Приём документации' },
  { number: 2, activityId: 'Stage_Curator', name: 'Закрепление куратора' },
  { number: 3, activityId: 'Stage_DataCollection', name: 'Сбор и анализ информации' },
  { number: 4, activityId: 'Stage_Consilium', name: 'Консилиум' },
  { number: 5, activityId: 'Stage_Implementation', name: 'Реализация ИПССС' },
  { number: 6, activityId: 'Stage_Monitoring', name: 'Мониторинг и анализ' },
  { number: 7, activityId: 'Stage_Completion', name: 'Завершение' },
] as const;

/** SQL `case` that turns an activity id of the root process into the number of its stage; the ids are our own constants. */
export function stageNumberSql(column: string): string {
  return `case ${column} ${STAGES.map(({ activityId, number }) => `when '${activityId}' then ${number}`).join(' ')} end`;
}
