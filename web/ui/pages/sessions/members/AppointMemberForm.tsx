import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { colleaguesQuery, useAppointMember } from '../../../api/use-consilium.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DateSettings } from '../../../form/DateSettings.tsx';
import { parseRuDate } from '../../../text/dates.ts';

export function AppointMemberForm({ onDone }: { onDone: () => void }) {
  const { data } = useQuery(colleaguesQuery);
  const [userId, setUserId] = useState<string | null>(null);
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const appoint = useAppointMember();
  const fields = appoint.error instanceof ApiError ? appoint.error.fields : {};
  const fromOn = from === undefined ? undefined : parseRuDate(from);
  const toOn = to === undefined ? undefined : parseRuDate(to);
  const isFilled = userId !== null && fromOn !== undefined && (to === undefined || toOn !== undefined);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (userId === null || fromOn === undefined || appoint.isPending) return;
    appoint.mutate(
      { userId, fromOn, ...(toOn === undefined ? {} : { toOn }) },
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
          {appoint.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(appoint.error)}
            </Alert>
          )}
          <Select
            label="Сотрудник"
            required
            searchable
            placeholder="Выберите сотрудника"
            nothingFoundMessage="Никого не найдено"
            data={(data?.items ?? []).map(({ id, name, post }) => ({ value: id, label: `${name}, ${post}` }))}
            value={userId}
            error={fields['/userId']}
            onChange={setUserId}
          />
          <Group gap="sm" align="flex-start">
            <DateField name="С даты" label="С даты" required w={180} value={from} error={fields['/fromOn']} onChange={setFrom} />
            <DateField name="По дату" label="По дату" w={180} value={to} error={fields['/toOn']} onChange={setTo} />
          </Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              Закрыть без сохранения
            </Button>
            <Button type="submit" loading={appoint.isPending} disabled={!isFilled}>
              Включить в состав
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
