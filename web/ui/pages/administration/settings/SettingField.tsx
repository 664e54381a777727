import { Select, Text, TextInput } from '@mantine/core';
import type { Setting } from '#contract/settings';
import { optionsOf } from './setting-value.ts';

interface SettingFieldProps {
  readonly setting: Setting;
  readonly text: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}

const WIDTH = 220;

/** One value: chosen where there are few, written otherwise. */
export function SettingField({ setting, text, problem, onChange }: SettingFieldProps) {
  const { title, unit } = setting;
  const options = optionsOf(setting);
  if (options !== undefined) {
    return (
      <Select
        aria-label={title}
        w={WIDTH}
        allowDeselect={false}
        data={options}
        value={text}
        error={problem}
        onChange={(value) => onChange(value ?? text)}
      />
    );
  }
  return (
    <TextInput
      aria-label={title}
      w={WIDTH}
      value={text}
      error={problem}
      rightSection={
        unit === null ? undefined : (
          <Text size="xs" c="dimmed">
            {unit}
          </Text>
        )
      }
      rightSectionWidth={unit === null ? undefined : Math.min(110, unit.length * 8 + 12)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
