import type { CoExecutorKindRow, OrganisationRow } from '#contract/organisations';

/** The natures and kinds of help of the directory, by the codes of the contract. */
export const NATURE_NAMES: Readonly<Record<OrganisationRow['nature'], string>> = {
  organisation: 'организация (орган, учреждение)',
  volunteer: 'доброволец (волонтёр)',
  benefactor: 'благотворитель (спонсор)',
  'public-educator': 'общественный воспитатель',
  deputy: 'депутат',
  'municipal-consilium': 'муниципальный социально-реабилитационный консилиум',
};

export const HELP_KIND_NAMES: Readonly<Record<OrganisationRow['helpKinds'][number], string>> = {
  pedagogical: 'педагогическая',
  leisure: 'досуг',
  psychological: 'психологическая',
  medical: 'медицинская',
  legal: 'юридическая',
  social: 'социальная',
};

export const CO_EXECUTOR_NAMES: Readonly<Record<CoExecutorKindRow['coExecutorKind'], string>> = {
  'local-government': 'органы местного самоуправления',
  institution: 'государственные и муниципальные учреждения',
  'public-organisation': 'общественные организации',
};

/** Kind as people say it: the note of «иные», else the label of the text. */
export function kindWords(row: OrganisationRow, kinds: readonly CoExecutorKindRow[]): string {
  if (row.kindNote !== null && row.kind === 'other') return row.kindNote;
  return kinds.find(({ organisationKind }) => organisationKind === row.kind)?.label ?? '';
}

export const NATURES = keysOf(NATURE_NAMES);
export const HELP_KINDS = keysOf(HELP_KIND_NAMES);
export const CO_EXECUTOR_KINDS = keysOf(CO_EXECUTOR_NAMES);

function keysOf<Key extends string>(names: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(names).filter((key): key is Key => Object.hasOwn(names, key));
}
