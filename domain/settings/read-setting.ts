import type { Context } from '#domain/context';
import { settingDefinitions, type SettingKey, type SettingValue } from './setting-definitions.ts';
import { listStoredSettings } from './setting-store.ts';

/** The value that holds for a centre: its own, else the common one, else the number of the text (T-247). */
export async function readSetting<Key extends SettingKey>(ctx: Context, key: Key, centreId: string): Promise<SettingValue<Key>>;
export async function readSetting(ctx: Context, key: SettingKey, centreId: string): Promise<unknown> {
  const definition = settingDefinitions[key];
  const [stored] = await listStoredSettings(ctx.db, centreId, key);
  return stored ? definition.schema.parse(stored.value) : definition.defaultValue;
}
