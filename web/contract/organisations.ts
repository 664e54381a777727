import { z } from 'zod';
import { organisationKinds } from './organisation-kinds.ts';
import { pageNumber, pageOf, plainDate } from './common.ts';

const kind = z.enum(organisationKinds);
const nature = z.enum(['organisation', 'volunteer', 'benefactor', 'public-educator', 'deputy', 'municipal-consilium']);
const helpKind = z.enum(['pedagogical', 'leisure', 'psychological', 'medical', 'legal', 'social']);
const coExecutorKind = z.enum(['local-government', 'institution', 'public-organisation']);

export const organisationListQuery = z.strictObject({
  kind: kind.optional(),
  /** With entries that are out of use. */
  retired: z.enum(['true']).optional(),
  page: pageNumber,
});

export const organisationRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind,
  kindNote: z.string().nullable(),
  nature,
  helpKinds: z.array(helpKind),
  district: z.string(),
  address: z.string(),
  workingHours: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  isActive: z.boolean(),
  checkedOn: plainDate,
  version: z.int(),
});
export const organisationPage = pageOf(organisationRow);

const text = z.string().trim().min(1, 'Заполните поле.').max(300);
const optional = z.string().trim().max(200).nullable();

export const saveOrganisationRequest = z.strictObject({
  name: text,
  kind,
  kindNote: optional,
  nature,
  helpKinds: z.array(helpKind),
  district: text,
  address: text,
  workingHours: text,
  phone: optional,
  email: optional,
  isActive: z.boolean(),
});
export const changeOrganisationRequest = saveOrganisationRequest.extend({ version: z.int() });
export const organisationSaved = z.object({ id: z.uuid() });

/** Which of the three kinds of co-executors a kind of body counts as (T-008). */
export const coExecutorKindRow = z.object({
  organisationKind: kind,
  label: z.string(),
  coExecutorKind,
  coExecutorLabel: z.string(),
  version: z.int(),
});
export const coExecutorKindList = z.object({ items: z.array(coExecutorKindRow) });
export const mapCoExecutorKindRequest = z.strictObject({ organisationKind: kind, coExecutorKind, version: z.int() });

export type SaveOrganisationRequest = z.input<typeof saveOrganisationRequest>;
export type ChangeOrganisationRequest = z.input<typeof changeOrganisationRequest>;
export type CoExecutorKindRow = z.infer<typeof coExecutorKindRow>;
export type CoExecutorKindList = z.infer<typeof coExecutorKindList>;
export type MapCoExecutorKindRequest = z.input<typeof mapCoExecutorKindRequest>;
export type OrganisationListQuery = z.input<typeof organisationListQuery>;
export type OrganisationRow = z.infer<typeof organisationRow>;
export type OrganisationPage = z.infer<typeof organisationPage>;
