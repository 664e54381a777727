import type { ChangeReason, ConsentKind, Handover, Informing, ObjectionSubject } from '#contract/relations';
import type { TagTone } from '../components/Tag.tsx';

/** Kind under which scans of consents lie among the documents of a case. */
export const CONSENT_DOCUMENT = 'family-consent';

export const CONSENT_KIND_NAMES: Readonly<Record<ConsentKind, string>> = {
  processing: 'обработка персональных данных',
  exchange: 'передача сведений другим органам',
};

export const INFORMING_STATES: Readonly<Record<Informing['state'], { tone: TagTone; label: string }>> = {
  waiting: { tone: 'current', label: 'ещё не проинформирована' },
  overdue: { tone: 'overdue', label: 'срок прошёл, не проинформирована' },
  informed: { tone: 'done', label: 'проинформирована' },
  skipped: { tone: 'plain', label: 'не проинформирована' },
};

export const INFORMING_WAYS: Readonly<Record<NonNullable<Informing['way']>, string>> = {
  handed: 'вручено письменно',
  meeting: 'при встрече',
  phone: 'по телефону',
  mailed: 'отправлено по почте',
};

export const OBJECTION_SUBJECT_NAMES: Readonly<Record<ObjectionSubject, string>> = {
  need: 'решение о потребности в сопровождении',
  level: 'решение об уровне сопровождения',
  plan: 'ИПССС',
  progress: 'ход реализации ИПССС',
  results: 'решение по результатам сопровождения',
  curator: 'работа куратора',
  other: 'иное',
};
export const OBJECTION_SUBJECTS: readonly ObjectionSubject[] = [
  'need',
  'level',
  'plan',
  'progress',
  'results',
  'curator',
  'other',
];

export const CHANGE_REASON_NAMES: Readonly<Record<ChangeReason, string>> = {
  leave: 'отпуск или длительное отсутствие',
  dismissal: 'увольнение',
  conflict: 'конфликт с семьёй',
  other: 'иная причина',
};
export const CHANGE_REASONS: readonly ChangeReason[] = ['leave', 'dismissal', 'conflict', 'other'];

export const CONTROL_POINT_NAMES: Readonly<Record<Handover['contents']['controlPoints'][number]['kind'], string>> = {
  'half-year-report': 'отчёт за полугодие',
  'annual-report': 'отчёт за год',
  'results-review': 'оценка результатов',
};
