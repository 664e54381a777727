import { z } from 'zod';
import { instant, personRef, uuid } from './common.ts';

const settingValue = z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string()]))]);

/** A number of the programme's text with the text's value as default (T-247). */
export const setting = z.object({
  key: z.string(),
  title: z.string(),
  clause: z.string(),
  unit: z.string().nullable(),
  value: settingValue,
  defaultValue: settingValue,
  /** Words for the values of a setting that is chosen from a list. */
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  /** Null for the whole region; a centre may have its own value. */
  centreId: z.uuid().nullable(),
  /** 0 while the default holds and nothing is stored. */
  version: z.int(),
  updatedAt: instant.nullable(),
  updatedBy: personRef.nullable(),
});
export const settingList = z.object({ items: z.array(setting) });

export const changeSettingRequest = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z0-9.-]{1,80}$/, 'Неверное имя настройки.'),
  centreId: uuid.nullable(),
  value: settingValue,
  version: z.int().min(0),
});

export type Setting = z.infer<typeof setting>;
export type SettingList = z.infer<typeof settingList>;
export type ChangeSettingRequest = z.input<typeof changeSettingRequest>;
