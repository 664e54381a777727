import { ActionIcon, Indicator } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { notificationsQuery } from '../api/use-notifications.ts';
import { Icon } from '../components/Icon.tsx';
import { countOf } from '../text/plural.ts';

export function NotificationBell() {
  const unread = useQuery(notificationsQuery).data?.unread ?? 0;
  const words = unread === 0 ? 'нет новых' : countOf(unread, { one: 'новое', few: 'новых', many: 'новых' });
  return (
    <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} offset={6}>
      <ActionIcon
        component={Link}
        to="/notifications"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Уведомления: ${words}`}
      >
        <Icon name="bell" />
      </ActionIcon>
    </Indicator>
  );
}
