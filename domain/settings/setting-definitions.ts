import { z } from 'zod';

interface Definition<Schema extends z.ZodType> {
  readonly title: string;
  /** Clause that gives the number, or the reading of a silent place. */
  readonly clause: string;
  readonly unit: string | null;
  readonly schema: Schema;
  readonly defaultValue: z.infer<Schema>;
  /** What a coded value means in words, for the list that the screen offers. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

function define<Schema extends z.ZodType>(definition: Definition<Schema>): Definition<Schema> {
  return definition;
}

const days = z.int('Укажите целое число дней.').min(1, 'Не меньше 1 дня.').max(366, 'Не больше 366 дней.');
const visitDays = z.int('Укажите целое число дней.').min(0, 'Не меньше 0 дней.').max(366, 'Не больше 366 дней.');
const months = z.int('Укажите целое число месяцев.').min(1, 'Не меньше 1 месяца.').max(60, 'Не больше 60 месяцев.');
const families = z.int('Укажите целое число семей.').min(1, 'Не меньше 1 семьи.').max(100, 'Не больше 100 семей.');
const age = z.int('Укажите целое число лет.').min(0).max(100);
const count = z.int('Укажите целое число.').min(0).max(100);

/** All numbers of the programme with the text's values as defaults (T-247). A setting is added here and nowhere else. */
export const settingDefinitions = {
  planApprovalWorkingDays: define({
    title: 'Срок определения нуждаемости, уровня и утверждения ИПССС со дня обращения',
    clause: 'П1 п.4.4',
    unit: 'рабочих дней',
    schema: days,
    defaultValue: 10,
  }),
  reminderDays: define({
    title: 'Рабочие дни, в которые куратор и руководитель получают напоминание о сроке',
    clause: 'П1 п.4.4; T-057',
    unit: 'рабочий день',
    schema: z.tuple([days, days]).refine(([first, second]) => first < second, 'Второе напоминание позже первого.'),
    defaultValue: [5, 8],
  }),
  caseloadLimitCrisis: define({
    title: 'Семей на одного куратора, кризисный уровень',
    clause: 'П1 п.5.6',
    unit: 'семей',
    schema: families,
    defaultValue: 4,
  }),
  caseloadLimitBasic: define({
    title: 'Семей на одного куратора, базовый уровень',
    clause: 'П1 п.5.6',
    unit: 'семей',
    schema: families,
    defaultValue: 6,
  }),
  caseloadLimitAdaptation: define({
    title: 'Семей на одного куратора, адаптационный уровень',
    clause: 'П1 п.5.6',
    unit: 'семей',
    schema: families,
    defaultValue: 8,
  }),
  overLimitRule: define({
    title: 'Назначение куратора сверх рекомендуемой нагрузки',
    clause: 'П1 п.5.6; AMB-02',
    unit: null,
    schema: z.enum(['reason', 'warn'], 'Выберите значение из списка.'),
    defaultValue: 'reason',
    choices: [
      { value: 'reason', label: 'с указанием причины' },
      { value: 'warn', label: 'с предупреждением' },
    ],
  }),
  termMonthsAdaptation: define({
    title: 'Рекомендуемый срок сопровождения, адаптационный уровень',
    clause: 'П1 п.5.7',
    unit: 'месяцев',
    schema: months,
    defaultValue: 12,
  }),
  termMonthsBasic: define({
    title: 'Рекомендуемый срок сопровождения, базовый уровень',
    clause: 'П1 п.5.7; AMB-01',
    unit: 'месяцев',
    schema: months,
    defaultValue: 10,
  }),
  termMonthsBasicLimit: define({
    title: 'Срок на базовом уровне, дольше которого нужна причина',
    clause: 'П1 п.5.7; AMB-01',
    unit: 'месяцев',
    schema: months,
    defaultValue: 12,
  }),
  termMonthsCrisis: define({
    title: 'Рекомендуемый срок сопровождения, кризисный уровень',
    clause: 'П1 п.5.7',
    unit: 'месяцев',
    schema: months,
    defaultValue: 6,
  }),
  reportMonths: define({
    title: 'Период отчета о сопровождении',
    clause: 'П4–11 ст.VI',
    unit: 'месяцев',
    schema: months,
    defaultValue: 6,
  }),
  reviewPreparationDays: define({
    title: 'За сколько дней до окончания срока начинается подготовка оценки результатов',
    clause: 'П1 п.5.8',
    unit: 'календарных дней',
    schema: days,
    defaultValue: 14,
  }),
  extensionsWithoutWarning: define({
    title: 'Сколько продлений ИПССС возможно без предупреждения директору',
    clause: 'П1 п.5.8 а; AMB-22 (предела в тексте нет)',
    unit: 'продлений',
    schema: count,
    defaultValue: 2,
  }),
  progressWithReport: define({
    title: 'С каждым отчетом за полугодие и за год ход реализации выносится на консилиум',
    clause: 'П1 п.4.4, 5.5; AMB-53 (ритма в тексте нет)',
    unit: null,
    schema: z.boolean('Укажите да или нет.'),
    defaultValue: true,
  }),
  postSupportMonths: define({
    title: 'Продолжительность постсопровождения',
    clause: 'П1 п.5.9',
    unit: 'месяца',
    schema: months,
    defaultValue: 3,
  }),
  observationIntervalMonths: define({
    title: 'Как часто ведется наблюдение в период постсопровождения',
    clause: 'П1 п.5.9; T-101 (в тексте не названо)',
    unit: 'месяцев',
    schema: months,
    defaultValue: 1,
  }),
  observationGraceDays: define({
    title: 'Через сколько дней после даты наблюдения куратор получает напоминание',
    clause: 'П1 п.5.9; T-101 (в тексте не названо)',
    unit: 'календарных дней',
    schema: days,
    defaultValue: 7,
  }),
  letterAnswerWorkingDays: define({
    title: 'Срок ответа организации на направление',
    clause: 'П1 п.5.3 (срок в тексте не назван)',
    unit: 'рабочих дней',
    schema: days,
    defaultValue: 10,
  }),
  benefitDecisionWorkingDays: define({
    title: 'Срок решения по заявлению о льготе или выплате',
    clause: 'П4–11 ст.V (срок в тексте не назван)',
    unit: 'рабочих дней',
    schema: days,
    defaultValue: 10,
  }),
  letterReminderWorkingDays: define({
    title: 'За сколько рабочих дней до срока ответа куратор получает напоминание',
    clause: 'П1 п.5.3 (срок в тексте не назван)',
    unit: 'рабочих дней',
    schema: count,
    defaultValue: 2,
  }),
  agencyLinkDays: define({
    title: 'Сколько дней действует ссылка, по которой отвечает соисполнитель',
    clause: 'П1 п.5.5 (срок в тексте не назван)',
    unit: 'календарных дней',
    schema: days,
    defaultValue: 30,
  }),
  municipalAnswerWorkingDays: define({
    title: 'За сколько рабочих дней ожидается решение муниципального консилиума',
    clause: 'П1 п.4.13 (срок в тексте не назван)',
    unit: 'рабочих дней',
    schema: days,
    defaultValue: 10,
  }),
  informingWorkingDays: define({
    title: 'Срок информирования семьи о принятии, корректировке, оценке результатов и смене куратора',
    clause: 'П1 п.5.2 (срок в тексте не назван)',
    unit: 'рабочих дней',
    schema: days,
    defaultValue: 5,
  }),
  consiliumQuorumShare: define({
    title: 'Кворум консилиума: доля постоянных членов, 0 — кворума нет',
    clause: 'П1 п.4.4; AMB-29 (кворума в тексте нет)',
    unit: 'процентов',
    schema: count,
    defaultValue: 0,
  }),
  consiliumVotes: define({
    title: 'Консилиум решает голосованием',
    clause: 'П1 п.4.4; AMB-29 (голосования в тексте нет)',
    unit: null,
    schema: z.boolean('Укажите да или нет.'),
    defaultValue: false,
  }),
  registerAfterSigning: define({
    title: 'Постановка на ведомственный учет после подписания ИПССС',
    clause: 'П4–11 ст.IV; AMB-09',
    unit: null,
    schema: z.boolean('Укажите да или нет.'),
    defaultValue: false,
  }),
  planSigningWorkingDays: define({
    title: 'Срок подписания утвержденной ИПССС семьей',
    clause: 'П1 п.4.9; AMB-51',
    unit: 'рабочих дня',
    schema: days,
    defaultValue: 3,
  }),
  administrativeClosing: define({
    title: 'Административное закрытие дела консилиумом, когда семьи больше нет',
    clause: 'П1 п.5.8; AMB-21 (в тексте такого основания нет)',
    unit: null,
    schema: z.boolean('Укажите да или нет.'),
    defaultValue: false,
  }),
  methodsRequired: define({
    title: 'Сколько методов сбора информации должно быть проведено до консилиума',
    clause: 'П4–11 ст.III; T-033',
    unit: 'методов',
    schema: z.int().min(0).max(4),
    defaultValue: 1,
  }),
  diagnosedMembersRequired: define({
    title: 'Скольким членам семьи нужна первичная диагностика до консилиума',
    clause: 'П4–11 ст.III; T-033',
    unit: 'человек',
    schema: count,
    defaultValue: 1,
  }),
  informationSources: define({
    title: 'Источники сведений, которые Центр добавил к перечню программы',
    clause: 'П4–11 ст.III; T-034',
    unit: null,
    schema: z
      .array(z.string().trim().min(2, 'Назовите источник.').max(100))
      .max(30, 'Не больше 30 источников.')
      .refine((names) => new Set(names).size === names.length, 'Источники не повторяются.'),
    defaultValue: [],
  }),
  resourceCategories: define({
    title: 'Виды ресурсов, которые описываются у каждого члена семьи',
    clause: 'П1 п.4.6; T-050',
    unit: null,
    schema: z
      .array(z.string().trim().min(2, 'Назовите вид ресурсов.').max(100))
      .min(1, 'Нужен хотя бы один вид.')
      .max(12, 'Не больше 12 видов.')
      .refine((names) => new Set(names).size === names.length, 'Виды не повторяются.'),
    defaultValue: ['сильные стороны', 'круг поддержки', 'доход и работа', 'умения и навыки'],
  }),
  ippsuWarningDays: define({
    title: 'За сколько дней до окончания ИППСУ куратор получает задачу о новой',
    clause: 'П4–11 ст.I; T-029',
    unit: 'календарных дней',
    schema: days,
    defaultValue: 30,
  }),
  controlDueDays: define({
    title: 'За сколько дней до срока мероприятие встаёт на контроль',
    clause: 'П1 п.5.2; T-079 (числа в тексте нет)',
    unit: 'календарных дней',
    schema: days,
    defaultValue: 7,
  }),
  visitDaysCrisis: define({
    title: 'Как часто посещать семью, кризисный уровень (0 — без напоминаний)',
    clause: 'П1 п.5.10; AMB-36 (частоты в тексте нет)',
    unit: 'календарных дней',
    schema: visitDays,
    defaultValue: 0,
  }),
  visitDaysBasic: define({
    title: 'Как часто посещать семью, базовый уровень (0 — без напоминаний)',
    clause: 'П1 п.5.10; AMB-36 (частоты в тексте нет)',
    unit: 'календарных дней',
    schema: visitDays,
    defaultValue: 0,
  }),
  visitDaysAdaptation: define({
    title: 'Как часто посещать семью, адаптационный уровень (0 — без напоминаний)',
    clause: 'П1 п.5.10; AMB-36 (частоты в тексте нет)',
    unit: 'календарных дней',
    schema: visitDays,
    defaultValue: 0,
  }),
  minorWorkAgeFrom: define({
    title: 'Временная занятость несовершеннолетних: возраст от',
    clause: 'П5–9, П11 ст.V',
    unit: 'лет',
    schema: age,
    defaultValue: 14,
  }),
  minorWorkAgeTo: define({
    title: 'Временная занятость несовершеннолетних: возраст до',
    clause: 'П5–9, П11 ст.V',
    unit: 'лет',
    schema: age,
    defaultValue: 18,
  }),
};

export type SettingKey = keyof typeof settingDefinitions;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settingDefinitions)[Key]['schema']>;

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingDefinitions, key);
}
