import type { DocumentType } from '#contract/checklists';

export const LISTS = ['package', 'personal'] as const;

export const LIST_NAMES: Readonly<Record<DocumentType['list'], string>> = {
  package: 'Пакет документов при приёме',
  personal: 'Личные документы семьи',
};
