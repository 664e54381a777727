import { Radio, Group } from '@mantine/core';
import { ASSISTANCE_NAMES } from '../text/ru.ts';
import type { HelpKind } from './measures.ts';

interface KindOfHelpProps {
  readonly kinds: readonly HelpKind[];
  readonly value: HelpKind;
  readonly onChange: (kind: HelpKind) => void;
}

export function KindOfHelp({ kinds, value, onChange }: KindOfHelpProps) {
  return (
    <Radio.Group
      label="Вид помощи"
      value={value}
      onChange={(chosen) => {
        const kind = kinds.find((known) => known === chosen);
        if (kind !== undefined) onChange(kind);
      }}
    >
      <Group gap="md" pt={6}>
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} label={ASSISTANCE_NAMES[kind]} />
        ))}
      </Group>
    </Radio.Group>
  );
}
