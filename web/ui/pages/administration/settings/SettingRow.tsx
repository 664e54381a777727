import { useState, type SubmitEvent } from 'react';
import { Button, Group, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Setting } from '#contract/settings';
import { messageOf } from '../../../api/api-error.ts';
import { useChangeSetting } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { formatMoment } from '../../../text/dates.ts';
import { SettingField } from './SettingField.tsx';
import { readValue, writeValue } from './setting-value.ts';

export function SettingRow({ setting }: { setting: Setting }) {
  const [text, setText] = useState(() => writeValue(setting.value, setting.choices));
  const [problem, setProblem] = useState<string>();
  const change = useChangeSetting();
  const timeZone = useTimeZone();
  const isChanged = text !== writeValue(setting.value, setting.choices);

  function edit(next: string): void {
    setText(next);
    setProblem(undefined);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const value = readValue(text, setting.defaultValue, setting.choices);
    if (value === undefined) {
      setProblem('Значение не подходит: укажите его в том же виде, что и значение по умолчанию');
      return;
    }
    change.mutate(
      { key: setting.key, centreId: setting.centreId, value, version: setting.version },
      {
        onSuccess: () => notifications.show({ message: 'Настройка сохранена' }),
        onError: (error) => setProblem(messageOf(error)),
      },
    );
  }

  return (
    <Paper withBorder p="md" component="form" onSubmit={submit} className="app-surface">
      <Group justify="space-between" align="flex-start" gap="md">
        <div className="app-setting-words">
          <Text fw={700}>{setting.title}</Text>
          <Text
            size="sm"
            c="dimmed"
          >{`${setting.clause}. По умолчанию: ${writeValue(setting.defaultValue, setting.choices)}${setting.unit === null ? '' : ` ${setting.unit}`}`}</Text>
          {setting.updatedAt === null ? null : (
            <Text
              size="sm"
              c="dimmed"
            >{`Изменено ${formatMoment(setting.updatedAt, timeZone)}${setting.updatedBy === null ? '' : `, ${setting.updatedBy.name}`}`}</Text>
          )}
        </div>
        <Group gap="xs" align="flex-start">
          <SettingField setting={setting} text={text} problem={problem} onChange={edit} />
          <Button
            type="submit"
            variant="default"
            disabled={!isChanged}
            loading={change.isPending}
            aria-label={`Сохранить: ${setting.title}`}
          >
            Сохранить
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
