import type { ReactNode } from 'react';
import { Paper, Stack, Text } from '@mantine/core';

/** Says what will appear here and gives the action that starts it. */
export function EmptyState({ title, text, action }: { title: string; text?: string | undefined; action?: ReactNode }) {
  return (
    <Paper withBorder p="xl" className="app-surface">
      <Stack align="flex-start" gap="xs" maw={560}>
        <Text fw={700}>{title}</Text>
        {text === undefined ? null : (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
        {action}
      </Stack>
    </Paper>
  );
}
