import { z } from 'zod';

const text = z.string().trim().min(1).max(200);
const optional = text.nullish().transform((value) => value ?? null);

export const memberInput = z.strictObject({
  lastName: text,
  firstName: text,
  middleName: optional,
  birthOn: z.iso.date('Такой даты нет.'),
  kinship: text,
  isApplicant: z.boolean(),
});
export type Member = z.infer<typeof memberInput>;

export const addressInput = z.strictObject({
  district: text,
  settlement: optional,
  street: optional,
  house: optional,
  flat: optional,
  note: optional,
});
export type Address = z.infer<typeof addressInput>;
