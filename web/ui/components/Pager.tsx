import { Group, Pagination, Text } from '@mantine/core';

const PAGE_SIZE = 50;

interface PagerProps {
  readonly page: number;
  readonly total: number;
  /** The server counts long lists only up to a limit. */
  readonly isTotalCapped: boolean;
  readonly onChange: (page: number) => void;
}

export function Pager({ page, total, isTotalCapped, onChange }: PagerProps) {
  const pages = Math.ceil(total / PAGE_SIZE);
  const words = isTotalCapped ? `Всего больше ${total.toLocaleString('ru-RU')}` : `Всего ${total.toLocaleString('ru-RU')}`;
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm" c="dimmed" role="status">
        {words}
      </Text>
      {pages > 1 ? (
        <Pagination
          total={pages}
          value={page}
          onChange={onChange}
          size="sm"
          getItemProps={(item) => ({ 'aria-label': `Страница ${item}` })}
          getControlProps={(control) => ({
            'aria-label': {
              first: 'Первая страница',
              last: 'Последняя страница',
              next: 'Следующая страница',
              previous: 'Предыдущая страница',
            }[control],
          })}
        />
      ) : null}
    </Group>
  );
}
