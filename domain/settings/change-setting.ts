import { recordEvent } from '#domain/audit/record-event';
import { staleVersion } from '#domain/audit/stale-version';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { authorise } from '#domain/users/authorise';
import { isSettingKey, settingDefinitions } from './setting-definitions.ts';
import { listStoredSettings, storeSetting } from './setting-store.ts';

export interface SettingInput {
  readonly key: string;
  /** Null changes the common value; a centre may have its own. */
  readonly centreId: string | null;
  readonly value: unknown;
  /** Version that the person saw; 0 while the default holds. */
  readonly version: number;
}

/** Changes a number of the programme, for everybody or for one centre, with an audit of both values (T-247). */
export async function changeSetting(ctx: Context, input: SettingInput): Promise<void> {
  if (!isSettingKey(input.key)) throw new DomainError('UNKNOWN_SETTING', 'Такой настройки нет.');
  const parsed = settingDefinitions[input.key].schema.safeParse(input.value);
  if (!parsed.success) {
    throw invalidInput('Значение настройки не подходит.', {
      '/value': parsed.error.issues[0]?.message ?? 'Недопустимое значение.',
    });
  }
  await inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'settings.manage', 'do', { centreId: input.centreId });
    const stored = await listStoredSettings(tx.db, input.centreId, input.key);
    const before = stored.find((row) => row.centreId === input.centreId);
    const isStored = await storeSetting(tx.db, { ...input, value: parsed.data, updatedAt: tx.now, updatedBy: tx.actor.id });
    if (!isStored) {
      const message = 'Настройку уже изменил другой сотрудник. Обновите страницу.';
      throw await staleVersion(tx, { message, objectKind: 'setting', objectId: input.key, changes: ['setting.changed'] });
    }
    await recordEvent(tx, {
      action: 'setting.changed',
      objectKind: 'setting',
      objectId: input.key,
      ...(input.centreId && { centreId: input.centreId }),
      before: { value: before?.value ?? null },
      after: { value: parsed.data },
    });
  });
}
