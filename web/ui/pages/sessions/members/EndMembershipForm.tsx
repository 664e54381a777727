import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MemberRow } from '#contract/sessions';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { useEndMembership } from '../../../api/use-consilium.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DateSettings } from '../../../form/DateSettings.tsx';
import { parseRuDate } from '../../../text/dates.ts';

export function EndMembershipForm({ member, onDone }: { member: MemberRow; onDone: () => void }) {
  const [to, setTo] = useState<string>();
  const end = useEndMembership();
  const fields = end.error instanceof ApiError ? end.error.fields : {};
  const toOn = to === undefined ? undefined : parseRuDate(to);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (toOn === undefined || end.isPending) return;
    end.mutate(
      { userId: member.user.id, fromOn: member.fromOn, toOn },
      {
        onSuccess: () => {
          notifications.show({ message: 'Состав консилиума изменён' });
          onDone();
        },
      },
    );
  }

  return (
    <DateSettings>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            На заседаниях после этого дня сотрудник не предлагается. Прежние протоколы не меняются.
          </Text>
          {end.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(end.error)}
            </Alert>
          )}
          <DateField
            name="Последний день в составе"
            label="Последний день в составе"
            required
            w={220}
            value={to}
            error={fields['/toOn']}
            onChange={setTo}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              Закрыть без сохранения
            </Button>
            <Button type="submit" loading={end.isPending} disabled={toOn === undefined}>
              Вывести из состава
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
