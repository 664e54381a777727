import { z } from 'zod';
import { helpKindSchema } from '#domain/catalogue/catalogue';
import { NATURES } from './organisation-natures.ts';
import { ORGANISATION_KINDS } from './organisation-kinds.ts';

export const organisationKindSchema = z.enum(ORGANISATION_KINDS.map((kind) => kind.code));

export const natureSchema = z.enum(NATURES.map(({ code }) => code));

export const organisationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: organisationKindSchema,
  /** What a body of «иные органы, организации и учреждения» is. */
  kindNote: z.string().nullable(),
  nature: natureSchema,
  helpKinds: z.array(helpKindSchema),
  district: z.string(),
  address: z.string(),
  workingHours: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  isActive: z.boolean(),
  checkedOn: z.string(),
});
export type Organisation = z.infer<typeof organisationSchema>;
