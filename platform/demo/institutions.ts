import type { HelpKind } from '#domain/catalogue/catalogue';
import type { OrganisationKind } from '#domain/organisations/organisation-kinds';
import type { Nature } from '#domain/organisations/organisation-natures';

/** Institutions of the two demo districts, so that memos and referrals have somewhere to point. */
export interface DemoInstitution {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** What a body of «иные» is. */
  readonly kindNote?: string;
  readonly nature?: Nature;
  readonly helpKinds: readonly HelpKind[];
  readonly street: string;
  readonly hours: string;
  readonly phone: string;
}

const WEEKDAYS = 'пн–пт 8:00–17:00';

export const DEMO_INSTITUTIONS: readonly DemoInstitution[] = [
  {
    name: 'Центральная районная больница, детская поликлиника',
    kind: 'health',
    helpKinds: ['medical'],
    street: 'ул. Гагарина, 5',
    hours: 'пн–пт 7:30–19:00, сб 8:00–14:00',
    phone: '2-10-01',
  },
  {
    name: 'Центр медицинской реабилитации детей',
    kind: 'health',
    helpKinds: ['medical', 'psychological'],
    street: 'ул. Садовая, 12',
    hours: WEEKDAYS,
    phone: '2-10-15',
  },
  {
    name: 'Психолого-медико-педагогическая комиссия',
    kind: 'education',
    helpKinds: ['pedagogical'],
    street: 'ул. Школьная, 3',
    hours: 'вт, чт 9:00–15:00',
    phone: '2-20-03',
  },
  {
    name: 'Детский сад комбинированного вида № 7',
    kind: 'education',
    helpKinds: ['pedagogical'],
    street: 'ул. Тукая, 21',
    hours: 'пн–пт 7:00–19:00',
    phone: '2-20-07',
  },
  {
    name: 'Школа № 5',
    kind: 'education',
    helpKinds: ['pedagogical'],
    street: 'ул. Ленина, 40',
    hours: 'пн–сб 8:00–18:00',
    phone: '2-20-05',
  },
  {
    name: 'Дом культуры',
    kind: 'culture',
    helpKinds: ['leisure'],
    street: 'пл. Победы, 1',
    hours: 'вт–вс 10:00–20:00',
    phone: '2-30-01',
  },
  {
    name: 'Детская библиотека',
    kind: 'culture',
    helpKinds: ['leisure', 'pedagogical'],
    street: 'ул. Тукая, 8',
    hours: 'пн–пт 10:00–18:00',
    phone: '2-30-08',
  },
  {
    name: 'Спортивная школа адаптивного спорта',
    kind: 'sport-and-youth',
    helpKinds: ['leisure'],
    street: 'ул. Молодежная, 2',
    hours: 'пн–сб 9:00–20:00',
    phone: '2-40-02',
  },
  {
    name: 'Центр психолого-педагогической помощи',
    kind: 'education',
    helpKinds: ['psychological'],
    street: 'ул. Набережная, 14',
    hours: WEEKDAYS,
    phone: '2-20-14',
  },
  {
    name: 'Государственное юридическое бюро',
    kind: 'other',
    kindNote: 'бесплатная юридическая помощь',
    helpKinds: ['legal'],
    street: 'ул. Ленина, 15',
    hours: 'пн, ср, пт 9:00–16:00',
    phone: '2-50-15',
  },
  {
    name: 'Центр занятости населения',
    kind: 'employment-service',
    helpKinds: ['social'],
    street: 'ул. Ленина, 60',
    hours: WEEKDAYS,
    phone: '2-60-60',
  },
  {
    name: 'Отделение социальной защиты',
    kind: 'social-service',
    helpKinds: ['social', 'legal'],
    street: 'ул. Садовая, 1',
    hours: WEEKDAYS,
    phone: '2-60-01',
  },
  {
    name: 'Муниципальный социально-реабилитационный консилиум',
    kind: 'local-government',
    nature: 'municipal-consilium',
    helpKinds: [],
    street: 'ул. Ленина, 1',
    hours: 'по мере созыва',
    phone: '2-00-10',
  },
  {
    name: 'Волонтёрский отряд «Доброе сердце»',
    kind: 'non-profit',
    nature: 'volunteer',
    helpKinds: ['leisure', 'social'],
    street: 'ул. Школьная, 8',
    hours: 'сб 10:00–14:00',
    phone: '2-70-08',
  },
];
