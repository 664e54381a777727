import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTimeZone } from '../../api/use-me.ts';
import { notificationsQuery, useReadNotification } from '../../api/use-notifications.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatMoment } from '../../text/dates.ts';

export function NotificationsPage() {
  const { data, error, refetch } = useQuery(notificationsQuery);
  const read = useReadNotification();
  const timeZone = useTimeZone();
  return (
    <>
      <PageHeader title="Уведомления" />
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton height={240} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title="Уведомлений нет" text="Здесь появятся напоминания о сроках и сообщения по вашим делам." />
      ) : null}
      <Stack component="ul" gap="xs" className="app-plain-list">
        {(data?.items ?? []).map((item) => (
          <li key={item.id} className="app-card">
            <Group justify="space-between" gap="sm">
              <div>
                <Text fw={item.readAt === null ? 700 : 400}>
                  {item.title} {item.readAt === null ? <Tag tone="current">новое</Tag> : null}
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  {formatMoment(item.createdAt, timeZone)}
                  {item.case === null ? null : (
                    <>
                      {', дело '}
                      <Link to="/cases/$caseId" params={{ caseId: item.case.id }}>
                        {item.case.number}
                      </Link>
                    </>
                  )}
                </Text>
              </div>
              {item.readAt === null ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={read.isPending && read.variables === item.id}
                  onClick={() => read.mutate(item.id)}
                  aria-label={`Прочитано: ${item.title}`}
                >
                  Прочитано
                </Button>
              ) : null}
            </Group>
          </li>
        ))}
      </Stack>
    </>
  );
}
