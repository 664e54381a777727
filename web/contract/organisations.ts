import { z } from 'zod';
import { pageNumber, pageOf, plainDate, searchText } from './common.ts';

export const organisationListQuery = z.strictObject({ search: searchText.optional(), page: pageNumber });

export const organisationRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  helpKinds: z.array(z.string()),
  district: z.string(),
  address: z.string(),
  workingHours: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  isActive: z.boolean(),
  checkedOn: plainDate,
});
export const organisationPage = pageOf(organisationRow);

export type OrganisationListQuery = z.input<typeof organisationListQuery>;
export type OrganisationRow = z.infer<typeof organisationRow>;
export type OrganisationPage = z.infer<typeof organisationPage>;
