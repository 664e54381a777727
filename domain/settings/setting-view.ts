import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { isSettingKey, settingDefinitions, type SettingKey } from './setting-definitions.ts';
import { listStoredSettings } from './setting-store.ts';

/** All settings as they hold for a centre, or the common ones, with the values of the text beside them (T-247). */
export async function listSettings(ctx: Context, centreId: string | null) {
  const stored = await listStoredSettings(ctx.db, centreId);
  const names = await listUserNames(
    ctx,
    stored.map((row) => row.updatedBy),
  );
  return Object.keys(settingDefinitions)
    .filter(isSettingKey)
    .map((key) => present(key));

  function present(key: SettingKey) {
    const { title, clause, unit, schema, defaultValue, choices = [] } = settingDefinitions[key];
    const row = stored.find((candidate) => candidate.key === key);
    return {
      key,
      title,
      clause,
      unit,
      value: row ? schema.parse(row.value) : defaultValue,
      defaultValue,
      choices: [...choices],
      centreId: row?.centreId ?? null,
      version: row?.version ?? 0,
      updatedAt: row?.updatedAt ?? null,
      updatedBy: row ? (names.get(row.updatedBy) ?? null) : null,
    };
  }
}
