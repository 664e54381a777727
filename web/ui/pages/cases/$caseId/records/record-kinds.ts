interface RecordKind {
  readonly name: string;
  /** The form whose titles name the fields of the content. */
  readonly formKey: string;
}

const KINDS: Readonly<Record<string, RecordKind>> = {
  'personal-document': { name: 'Документ семьи', formKey: 'collect-documents' },
  'first-meeting': { name: 'Встреча с семьёй', formKey: 'first-meeting' },
  'home-survey': { name: 'Акт жилищно-бытового обследования', formKey: 'home-survey' },
  conversation: { name: 'Беседа', formKey: 'record-methods' },
  questionnaire: { name: 'Анкетирование', formKey: 'record-methods' },
  observation: { name: 'Наблюдение', formKey: 'record-methods' },
  interview: { name: 'Интервью', formKey: 'record-methods' },
  diagnostics: { name: 'Первичная диагностика', formKey: 'initial-diagnostics' },
  resources: { name: 'Ресурсы члена семьи', formKey: 'describe-resources' },
  // A visit is entered on this page, in the words of the form of meetings.
  visit: { name: 'Посещение семьи', formKey: 'first-meeting' },
};

export function recordName(kind: string): string {
  return KINDS[kind]?.name ?? 'Запись';
}

export function recordFormKey(kind: string): string | undefined {
  return KINDS[kind]?.formKey;
}
