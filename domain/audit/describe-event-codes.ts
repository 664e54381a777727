import { closingGroundLabel } from '#domain/cases/closing-words';
import { closingGroundSchema } from '#domain/cases/case';
import { EVENT_TITLES } from '#domain/events/event-record';
import { INFORMING_LABELS } from '#domain/informing/informing';
import { GROUNDS } from '#domain/intake/appeal-words';
import { ABOUT_LABELS } from '#domain/objections/objection';
import { LEVELS } from '#domain/plans/plan-levels';
import { REGISTER_STATES } from '#domain/register/register-state';
import { QUESTION_LABELS } from '#domain/sessions/agenda-item';
import { SUSPENSION_LABELS } from '#domain/suspensions/suspension';

type Words = Readonly<Record<string, string>>;

const listed = (rows: readonly { readonly code: string; readonly label: string }[]): Words =>
  Object.fromEntries(rows.map(({ code, label }) => [code, label.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())]));

const closing: Words = Object.fromEntries(closingGroundSchema.options.map((ground) => [ground, closingGroundLabel(ground)]));

const review: Words = {
  extend: 'продолжить с корректировкой (а)',
  complete: 'завершить с положительным результатом (б)',
  terminate: 'прекратить (в)',
  continue: 'продолжить без изменений',
  administrative: 'закрыть административно',
  'case-ended': 'дело закончилось раньше',
};

const change: Words = { better: 'улучшение', same: 'без изменений', worse: 'ухудшение' };
const way: Words = {
  handed: 'вручено лично',
  meeting: 'на встрече',
  phone: 'по телефону',
  mailed: 'по почте',
  electronic: 'электронно',
  shown: 'показано',
};
const item: Words = {
  planned: 'запланировано',
  running: 'в работе',
  done: 'выполнено',
  'not-done': 'не выполнено',
  cancelled: 'исключено',
};

/**
 * What a code of an event means in words, by object and field, or by the field alone. A code that nobody named here is left out of the
 * history: its readers know no codes (T-106).
 */
const CODES: Readonly<Record<string, Words>> = {
  level: listed(LEVELS),
  proposedLevel: listed(LEVELS),
  expectedLevel: listed(LEVELS),
  suggestedLevel: { ...listed(LEVELS), none: 'нет подсказки' },
  ground: closing,
  'appeal.ground': listed(GROUNDS),
  state: listed(REGISTER_STATES),
  about: ABOUT_LABELS,
  reviewKind: {
    'term-end': 'по окончании срока',
    early: 'досрочно',
    revision: 'корректировка ИПССС',
    refusal: 'отказ семьи',
    move: 'переезд семьи',
    circumstance: 'изменились обстоятельства',
  },
  'agenda-item.kind': QUESTION_LABELS,
  'informing.kind': INFORMING_LABELS,
  'case-event.kind': EVENT_TITLES,
  'suspension.kind': SUSPENSION_LABELS,
  'control-point.kind': {
    'half-year-report': 'отчёт за полугодие',
    'annual-report': 'годовой отчёт',
    'results-review': 'оценка результатов',
  },
  'consent.kind': { processing: 'обработка персональных данных', exchange: 'обмен сведениями' },
  'appeal.kind': { accepted: 'обращение принято', considered: 'обращение рассмотрено' },
  'assessment-record.kind': {
    'personal-document': 'личный документ',
    'first-meeting': 'первая встреча',
    'home-survey': 'обследование условий жизни',
    conversation: 'беседа',
    questionnaire: 'анкетирование',
    observation: 'наблюдение',
    interview: 'интервью',
    diagnostics: 'диагностика',
    resources: 'ресурсы члена семьи',
    visit: 'посещение',
  },
  'agenda-item.outcome': {
    accepted: 'семья принята на сопровождение',
    rework: 'проект возвращён на доработку',
    'need-confirmed': 'потребность подтверждена',
    'need-not-confirmed': 'потребность не подтверждена',
    'level-set': 'уровень установлен',
    noted: 'принято к сведению',
    ...review,
  },
  'review.outcome': review,
  'case-event.outcome': review,
  proposedDecision: review,
  'questionnaire.outcome': { answered: 'семья ответила', refused: 'семья отказалась отвечать' },
  'appeal.outcome': {
    application: 'семья заявила о сопровождении',
    'family-refused': 'семья отказалась',
    'not-reached': 'связаться не удалось',
    noted: 'принято к сведению',
    'to-consilium': 'вынести на консилиум',
    'correct-plan': 'скорректировать ИПССС',
  },
  'case.outcome': {
    stable: 'семья справляется',
    worse: 'положение ухудшилось',
    refused: 'семья отказалась от постсопровождения',
  },
  'plan-item.status': item,
  'plan-version.status': {
    draft: 'проект',
    'under-review': 'на рассмотрении',
    approved: 'утверждена',
    active: 'действует',
    archived: 'прежняя версия',
    declined: 'не принята',
  },
  'case.status': {
    preparation: 'подготовка',
    support: 'сопровождение',
    'post-support': 'постсопровождение',
    closed: 'закрыто',
  },
  'engagement.status': {
    requested: 'приглашён',
    agreed: 'согласился',
    refused: 'отказался',
    reported: 'отчитался',
    withdrawn: 'привлечение отменено',
    closed: 'завершено',
  },
  'municipal-question.status': {
    proposed: 'предложен',
    declined: 'отклонён',
    confirmed: 'подтверждён',
    sent: 'направлен',
    answered: 'получен ответ',
    considered: 'учтён',
  },
  consideration: { followed: 'рекомендации учтены', 'followed-in-part': 'учтены частично', 'not-followed': 'не учтены' },
  familyState: change,
  change,
  way,
  delivery: way,
  basis: { consent: 'согласие', law: 'законное основание' },
  decision: { granted: 'назначено', refused: 'отказано', 'no-answer': 'ответа нет', withdrawn: 'заявление отозвано' },
  answer: {
    accepted: 'семью приняли',
    refused: 'отказ',
    received: 'ответ получен',
    'no-answer': 'ответа нет',
    withdrawn: 'направление отозвано',
  },
  reply: { agreed: 'согласие участвовать', refused: 'отказ участвовать' },
  reasonKind: { leave: 'отпуск или болезнь', dismissal: 'увольнение', conflict: 'конфликт с семьёй', other: 'другая причина' },
  rung: { 'reminder-1': 'первое', 'reminder-2': 'второе', overdue: 'срок истёк' },
};

/** The words of a code, as the field of this object means it. */
export function wordsOf(objectKind: string, key: string, code: unknown): string | undefined {
  if (typeof code !== 'string') return undefined;
  return CODES[`${objectKind}.${key}`]?.[code] ?? CODES[key]?.[code];
}
