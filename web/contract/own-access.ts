import { z } from 'zod';
import { instant } from './common.ts';
import { secondFactorCode } from './sign-in.ts';

/** How the signed-in person signs in, and where they are signed in now. */
export const ownAccess = z.object({
  login: z.string(),
  passwordChangedAt: instant,
  secondFactor: z.object({ since: instant, recoveryCodesLeft: z.int() }).nullable(),
  signIns: z.array(
    z.object({
      id: z.string(),
      beganAt: instant,
      lastSeenAt: instant,
      address: z.string(),
      browser: z.string(),
      isPresent: z.boolean(),
    }),
  ),
});

const password = z.string().min(1, 'Введите пароль.').max(256, 'Пароль не длиннее 256 знаков.');

/** Who asks shows anew who they are; the code only where the person has a second factor. */
const identity = { password, code: secondFactorCode.optional() };

export const ownPasswordRequest = z.strictObject({
  ...identity,
  newPassword: z.string().min(12, 'Пароль не короче 12 знаков.').max(256, 'Пароль не длиннее 256 знаков.'),
});
export const identityRequest = z.strictObject(identity);

/** Without an id all sign-ins but the present one. */
export const endOwnSignInsRequest = z.strictObject({
  password,
  id: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'Неверный идентификатор входа.')
    .optional(),
});

/** The present sign-in goes on under a new identifier and with a new token. */
export const renewedSignIn = z.object({ csrfToken: z.string() });

export const begunSecondFactor = z.object({ secret: z.string(), address: z.string() });
export const confirmSecondFactorRequest = z.strictObject({ code: secondFactorCode });
export const enabledSecondFactor = z.object({ recoveryCodes: z.array(z.string()), csrfToken: z.string() });
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export type OwnAccess = z.infer<typeof ownAccess>;
export type OwnPasswordRequest = z.input<typeof ownPasswordRequest>;
export type IdentityRequest = z.input<typeof identityRequest>;
export type EndOwnSignInsRequest = z.input<typeof endOwnSignInsRequest>;
export type RenewedSignIn = z.infer<typeof renewedSignIn>;
export type BegunSecondFactor = z.infer<typeof begunSecondFactor>;
export type EnabledSecondFactor = z.infer<typeof enabledSecondFactor>;
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
