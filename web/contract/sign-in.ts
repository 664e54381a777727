import { z } from 'zod';
import { role } from './common.ts';

/** Six digits, or a recovery code as it was written down. */
export const secondFactorCode = z.string().trim().min(1, 'Введите код.').max(64, 'Код не длиннее 64 знаков.');

export const signInRequest = z.strictObject({
  login: z.string().trim().toLowerCase().min(1, 'Введите логин.').max(64, 'Логин не длиннее 64 знаков.'),
  password: z.string().min(1, 'Введите пароль.').max(256, 'Пароль не длиннее 256 знаков.'),
  /** Of the authenticator or a recovery code; asked for only where the person has a second factor. */
  code: secondFactorCode.optional(),
});

export const sections = [
  'tasks',
  'appeals',
  'cases',
  'families',
  'sessions',
  'register',
  'measures',
  'control',
  'reports',
  'classes',
  'requests',
  'curators',
  'substitutions',
  'organisations',
  'calendar',
  'processes',
  'audit',
  'administration',
] as const;

/** What the signed-in person may do anywhere; rights on one case or task come with that case or task. */
export const abilities = [
  'appeal.register',
  'session.plan',
  'organisation.manage',
  'class.run',
  'annual-report.read',
  'undertaking.oversee',
  'user.manage',
  'settings.manage',
  'calendar.manage',
  'engine.manage',
] as const;

export const me = z.object({
  user: z.object({ id: z.uuid(), name: z.string(), shortName: z.string(), post: z.string() }),
  centre: z
    .object({ id: z.uuid(), name: z.string(), shortName: z.string(), isDemo: z.boolean(), timeZone: z.string() })
    .nullable(),
  roles: z.array(z.object({ role, unitName: z.string().optional() })),
  /** Absent people whose tasks this person does now, and until when. */
  substituting: z.array(z.object({ name: z.string(), role, toOn: z.string() })),
  sections: z.array(z.enum(sections)),
  may: z.array(z.enum(abilities)),
  /** Without the undertaking on non-disclosure nothing else opens (T-192). */
  undertakingSigned: z.boolean(),
  csrfToken: z.string(),
});

/** The text that the person signs; its version comes back with the signature. */
export const undertaking = z.object({
  version: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  signedAt: z.string().nullable(),
});
export const signUndertakingRequest = z.strictObject({ version: z.string().min(1) });

export type SignInRequest = z.input<typeof signInRequest>;
export type Me = z.infer<typeof me>;
export type Section = (typeof sections)[number];
export type Ability = (typeof abilities)[number];
export type Undertaking = z.infer<typeof undertaking>;
export type SignUndertakingRequest = z.input<typeof signUndertakingRequest>;
