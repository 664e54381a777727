import { z } from 'zod';
import { addressInput, memberInput } from '#domain/families/family-input';
import { categorySchema } from '#domain/plans/plan-categories';
import {
  applicationFormSchema,
  capacitySchema,
  channelSchema,
  languageSchema,
  linkedSystemSchema,
  sourceKindSchema,
} from './appeal-words.ts';

const text = z.string().trim().min(1);

/** What an appeal of any ground says of the family and its place. */
const common = {
  unitId: z.uuid(),
  receivedOn: z.iso.date('Такой даты нет.'),
  problem: text.max(4000),
  address: addressInput,
  phone: text.max(50).optional(),
  completeness: z.enum(['complete', 'incomplete']).optional(),
  categories: z.array(categorySchema).default([]),
  linkedSystems: z.array(linkedSystemSchema).default([]),
  preferredLanguage: languageSchema.default('ru'),
  needsInterpreter: z.boolean().default(false),
};

const application = {
  appliedOn: z.iso.date('Такой даты нет.').optional(),
  applicationForm: applicationFormSchema,
  members: z.array(memberInput.extend({ isApplicant: z.boolean().default(false) })).min(1),
  package: z.array(z.string()).default([]),
};

/** The legal representative beside a minor who applies; told only with the minor's agreement, unless the law requires it (AMB-35; T-126). */
export const representativeInput = z.object({
  name: text.max(300),
  capacity: text.max(100),
  phone: text.max(50).optional(),
  mayBeInformed: z.boolean().default(false),
});
export type Representative = z.infer<typeof representativeInput>;

/** Somebody whom a message tells of, as far as the sender knows. */
export const knownPersonInput = z.object({
  lastName: text.max(100),
  firstName: text.max(100).optional(),
  middleName: text.max(100).optional(),
  birthOn: z.iso.date('Такой даты нет.').optional(),
  kinship: text.max(100).optional(),
});
export type KnownPerson = z.infer<typeof knownPersonInput>;

const senderInput = z.object({ name: text.max(300), contacts: text.max(1000).optional() });

/** An appeal as it is registered: each ground has fields of its own, those of other grounds are left behind (П1 п.4.3; T-020). */
export const appealInput = z.discriminatedUnion('ground', [
  z.object({ ground: z.literal('parent-application'), capacity: capacitySchema, ...common, ...application }),
  z.object({
    ground: z.literal('minor-application'),
    minorCase: text.max(1000),
    representative: representativeInput,
    ...common,
    ...application,
  }),
  z.object({
    ground: z.literal('message'),
    sourceKind: sourceKindSchema,
    channel: channelSchema,
    sender: senderInput,
    people: z.array(knownPersonInput).min(1),
    ...common,
  }),
]);
export type AppealInput = z.input<typeof appealInput>;
export type Appeal = z.infer<typeof appealInput>;
