import type { AppealGround, AppealReview, AppealStatus, SourceKind } from '#contract/appeals';
import type { CaseStatus, Level, Purpose, Role } from '#contract/common';
import type { FamilyCategory, RegisterState } from '#contract/register';
import type { Section } from '#contract/sign-in';

/** Words that several pages share, by the codes of the contract. */

export const SECTION_NAMES: Readonly<Record<Section, string>> = {
  tasks: 'Задачи',
  appeals: 'Обращения',
  cases: 'Дела',
  families: 'Семьи',
  sessions: 'Консилиумы',
  register: 'Ведомственный учёт',
  measures: 'Мероприятия',
  control: 'Контроль мероприятий',
  reports: 'Отчёты',
  classes: 'Занятия',
  requests: 'Запросы',
  curators: 'Нагрузка кураторов',
  substitutions: 'Замещения',
  organisations: 'Организации',
  calendar: 'Календарь',
  processes: 'Процессы',
  audit: 'Аудит',
  administration: 'Управление',
};

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  intake: 'Специалист по приёму',
  curator: 'Куратор',
  head: 'Заведующий отделением',
  director: 'Директор',
  secretary: 'Секретарь консилиума',
  member: 'Член консилиума',
  analyst: 'Аналитик',
  auditor: 'Аудитор',
  administrator: 'Администратор',
  'co-executor': 'Соисполнитель',
  'municipal-consilium': 'Муниципальный консилиум',
  'resource-centre': 'Ресурсный центр',
  supervisor: 'Супервизор',
  ministry: 'Министерство',
  family: 'Семья',
};

export const CASE_STATUS_NAMES: Readonly<Record<CaseStatus, string>> = {
  preparation: 'Подготовка ИПССС',
  support: 'Сопровождение',
  'post-support': 'Постсопровождение',
  closed: 'Закрыто',
};

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  adaptation: 'Адаптационный',
  basic: 'Базовый',
  crisis: 'Кризисный',
};

export const PURPOSE_NAMES: Readonly<Record<Purpose, string>> = {
  'case-work': 'Работа по делу',
  consilium: 'Подготовка к консилиуму',
  supervision: 'Контроль и супервизия',
  'family-request': 'Обращение семьи',
  inspection: 'Проверка',
};

/** Why support ended or never began; also the grounds of removal from the register. */
export const ENDING_NAMES: Readonly<Record<string, string>> = {
  'need-not-confirmed': 'потребность в сопровождении не подтверждена',
  'signature-refused': 'семья отказалась подписать ИПССС',
  completed: 'сопровождение завершено',
  moved: 'переезд семьи',
  'family-refused': 'отказ семьи',
  'application-refused': 'семья не заявила о сопровождении',
  'not-reached': 'связаться с семьёй не удалось',
  'family-refused-early': 'отказ семьи до постановки на учёт',
  'moved-early': 'переезд семьи до постановки на учёт',
  'family-ceased': 'семья перестала существовать',
};

export const APPEAL_GROUND_NAMES: Readonly<Record<AppealGround, string>> = {
  'parent-application': 'заявление родителя (законного представителя)',
  'minor-application': 'заявление несовершеннолетнего',
  message: 'сообщение о семье',
};

export const APPEAL_STATUS_NAMES: Readonly<Record<AppealStatus, string>> = {
  received: 'Ждёт регистрации',
  registered: 'Зарегистрировано',
  attached: 'Приобщено к делу',
  transferred: 'Передано',
  closed: 'Закрыто без дела',
};

export const SOURCE_KIND_NAMES: Readonly<Record<SourceKind, string>> = {
  'state-body': 'органы государственной власти Республики Татарстан',
  'municipal-body': 'органы местного самоуправления',
  institution: 'государственные (муниципальные) учреждения',
  person: 'физические лица',
  'legal-entity': 'юридические лица',
  helpline: 'служба экстренной социально-психологической помощи (детский телефон доверия 8-800-2000-122)',
};

export const APPEAL_REVIEW_NAMES: Readonly<Record<AppealReview, string>> = {
  noted: 'принято к сведению',
  'to-consilium': 'вынести вопрос на консилиум',
  'correct-plan': 'учесть при корректировке ИПССС',
};

export const CONFIDENTIALITY_NAMES = {
  service: 'Служебная',
  confidential: 'Конфиденциальная',
  strict: 'Строго конфиденциальная',
} as const;

export const SESSION_STATUS_NAMES = {
  planned: 'Назначено',
  'agenda-published': 'Повестка утверждена',
  held: 'Проведено',
  decided: 'Решения записаны',
  'minutes-signed': 'Протокол подписан',
  cancelled: 'Отменено',
} as const;

export const INVITATION_WAY_NAMES = {
  phone: 'по телефону',
  letter: 'письмом',
  'in-person': 'лично',
  electronic: 'электронно',
} as const;

export const QUESTION_NAMES = {
  need: 'Потребность в сопровождении',
  level: 'Уровень сопровождения',
  plan: 'Утверждение ИПССС',
  progress: 'Ход выполнения ИПССС',
  results: 'Оценка результатов',
  acceptance: 'Принятие на сопровождение',
} as const;

export const REGISTER_STATE_NAMES: Readonly<Record<RegisterState, string>> = {
  entered: 'Поставлена на учёт',
  extended: 'Сопровождение продлено',
  corrected: 'ИПССС скорректирована',
  removed: 'Снята с учёта',
  'post-support': 'Постсопровождение',
  closed: 'Закрыта',
};

export const CATEGORY_NAMES: Readonly<Record<FamilyCategory, string>> = {
  'large-family': 'Многодетная семья',
  'disabled-child': 'Семья с детьми-инвалидами',
  'ovz-child': 'Семья с ребёнком с ОВЗ до 3 лет',
  'substitute-family': 'Замещающая семья',
  'conflict-with-law': 'Несовершеннолетний в конфликте с законом',
  'single-parent': 'Семья с одним родителем',
  'newborn-refusal-reversed': 'Мать изменила решение отказаться от новорождённого',
  'minor-parents': 'Несовершеннолетние родители',
  other: 'Иные категории',
};

export const LETTER_ANSWER_NAMES = {
  accepted: 'Принято',
  refused: 'Отказано',
  received: 'Получен',
  'no-answer': 'Ответа нет',
  withdrawn: 'Не ждём',
} as const;

export const PLAN_STATUS_NAMES = {
  draft: 'Проект',
  'under-review': 'На консилиуме',
  approved: 'Утверждён',
  active: 'Действует',
  archived: 'В архиве',
  declined: 'Отклонён',
} as const;

export const ITEM_STATUS_NAMES = {
  planned: 'Запланировано',
  running: 'Выполняется',
  done: 'Выполнено',
  'not-done': 'Не выполнено',
  cancelled: 'Исключено',
} as const;

export const ASSISTANCE_NAMES = {
  pedagogical: 'Педагогическая помощь',
  psychological: 'Психологическая помощь',
  medical: 'Медицинская помощь',
  legal: 'Юридическая помощь',
  social: 'Социальная помощь',
  other: 'Иное',
} as const;
