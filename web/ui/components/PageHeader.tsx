import type { ReactNode } from 'react';
import { Group, Text, Title } from '@mantine/core';

interface PageHeaderProps {
  readonly title: string;
  /** Goes into the window's title when it must say more or less than the heading. */
  readonly windowTitle?: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, windowTitle, note, actions }: PageHeaderProps) {
  return (
    <>
      <title>{`${windowTitle ?? title} · Сопровождение семей`}</title>
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <div>
          <Title order={1}>{title}</Title>
          {note === undefined ? null : (
            <Text size="sm" c="dimmed" component="div">
              {note}
            </Text>
          )}
        </div>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
    </>
  );
}
