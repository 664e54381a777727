/** The three kinds of co-executors in the words of the programme (П1 п.5.1; T-008). */
export const CO_EXECUTOR_KINDS = [
  { code: 'local-government', label: 'органы местного самоуправления' },
  { code: 'institution', label: 'государственные и муниципальные учреждения' },
  { code: 'public-organisation', label: 'общественные организации' },
] as const;

export type CoExecutorKind = (typeof CO_EXECUTOR_KINDS)[number]['code'];
