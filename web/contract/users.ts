import { z } from 'zod';
import { instant, pageNumber, pageOf, placeRef, role, uuid } from './common.ts';

export const userListQuery = z.strictObject({ centre: z.uuid().optional(), page: pageNumber });

export const userRole = z.object({ role, centre: placeRef.nullable(), unit: placeRef.nullable() });

export const userRow = z.object({
  id: z.uuid(),
  login: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
  centre: placeRef.nullable(),
  isSpecialist: z.boolean(),
  isActive: z.boolean(),
  undertakingSignedAt: instant.nullable(),
  hasSecondFactor: z.boolean(),
  roles: z.array(userRole),
  version: z.int(),
});
export const userPage = pageOf(userRow);

const roleGrant = z.strictObject({ role, centreId: uuid.nullable(), unitId: uuid.nullable() });
const name = (message: string) => z.string().trim().min(1, message).max(100);
const password = z.string().min(12, 'Пароль не короче 12 знаков.').max(256, 'Пароль не длиннее 256 знаков.');

const userFields = {
  lastName: name('Укажите фамилию.'),
  firstName: name('Укажите имя.'),
  middleName: z.string().trim().min(1).max(100).nullable(),
  post: z.string().trim().min(1, 'Укажите должность.').max(200),
  centreId: uuid.nullable(),
  isSpecialist: z.boolean(),
  roles: z.array(roleGrant).max(20),
};

export const createUserRequest = z.strictObject({
  ...userFields,
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'Логин: от 2 до 64 строчных латинских букв, цифр, точек, дефисов.'),
  password,
});

/** The whole user as it is to be; `newPassword` only when it changes. A stale `version` is refused. */
export const updateUserRequest = z.strictObject({
  ...userFields,
  isActive: z.boolean(),
  newPassword: password.optional(),
  version: z.int().min(1),
});

export const centreList = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), shortName: z.string(), units: z.array(placeRef) })),
});

/** Who of the centre has signed the undertaking and who has not (T-192). */
export const undertakingList = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), post: z.string(), signedAt: instant.nullable() })),
});

export type UserRow = z.infer<typeof userRow>;
export type UserPage = z.infer<typeof userPage>;
export type CreateUserRequest = z.input<typeof createUserRequest>;
export type UpdateUserRequest = z.input<typeof updateUserRequest>;
export type CentreList = z.infer<typeof centreList>;
export type UndertakingList = z.infer<typeof undertakingList>;
