import { ActionIcon, CopyButton, Group, Text } from '@mantine/core';
import { Icon } from './Icon.tsx';

/** A case number that can be read aloud and copied. */
export function CaseNumber({ number }: { number: string }) {
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <Text component="span" fw={700} className="app-numbers">
        {number}
      </Text>
      <CopyButton value={number}>
        {({ copied, copy }) => (
          <>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Скопировать номер ${number}`} onClick={copy}>
              <Icon name={copied ? 'check' : 'copy'} size={15} />
            </ActionIcon>
            <Text component="span" size="xs" c="dimmed" role="status">
              {copied ? 'скопировано' : ''}
            </Text>
          </>
        )}
      </CopyButton>
    </Group>
  );
}
