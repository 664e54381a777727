import type { ClosingGround } from './case.ts';

/** Why a case ended, in the words of notices and of the history (П1 п.4.1, 4.9, 5.8, 5.9; T-098). */
const WORDS: Readonly<Record<ClosingGround, string>> = {
  'need-not-confirmed': 'потребность в сопровождении не подтверждена',
  'signature-refused': 'семья отказалась подписать ИПССС',
  completed: 'цели сопровождения достигнуты',
  moved: 'семья переехала в другой район',
  'family-refused': 'семья письменно отказалась от сопровождения',
  'application-refused': 'семья не заявила о сопровождении',
  'not-reached': 'связаться с семьёй не удалось',
  'family-refused-early': 'семья отказалась до постановки на учет',
  'moved-early': 'семья переехала до постановки на учет',
  'family-ceased': 'семьи больше нет',
};

export const closingGroundLabel = (ground: ClosingGround): string => WORDS[ground];
