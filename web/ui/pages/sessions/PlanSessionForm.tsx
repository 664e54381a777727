import { useState, type FormEvent } from 'react';
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { ApiError, messageOf } from '../../api/api-error.ts';
import { useTimeZone } from '../../api/use-me.ts';
import { usePlanSession } from '../../api/use-sessions.ts';
import { DateSettings } from '../../form/DateSettings.tsx';
import { instantIn, parseRuDate } from '../../text/dates.ts';

/** When and where the consilium meets; the time is that of the centre. */
export function PlanSessionForm({ onClose }: { onClose: () => void }) {
  const [date, setDate] = useState<string | null>(null);
  const [time, setTime] = useState('10:00');
  const [place, setPlace] = useState('');
  const timeZone = useTimeZone();
  const plan = usePlanSession();
  const navigate = useNavigate();
  const fields = plan.error instanceof ApiError ? plan.error.fields : {};

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (date === null || plan.isPending) return;
    plan.mutate(
      { plannedAt: instantIn(timeZone, date, time), place },
      {
        onSuccess: ({ id, number, message }) => {
          notifications.show({ title: `Назначено заседание № ${number}`, message });
          onClose();
          void navigate({ to: '/sessions/$sessionId', params: { sessionId: id } });
        },
      },
    );
  }

  return (
    <DateSettings>
      <form onSubmit={submit}>
        <Stack gap="md">
          {plan.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(plan.error)}
            </Alert>
          )}
          <Group align="flex-start" gap="sm">
            <DateInput
              label="Дата заседания"
              required
              placeholder="ДД.ММ.ГГГГ"
              valueFormat="DD.MM.YYYY"
              value={date}
              dateParser={(text) => parseRuDate(text) ?? null}
              onChange={setDate}
              error={fields['/plannedAt']}
              w={180}
            />
            <TextInput
              label="Время"
              type="time"
              required
              value={time}
              onChange={(event) => setTime(event.currentTarget.value)}
              w={130}
            />
          </Group>
          <TextInput
            label="Место"
            required
            value={place}
            error={fields['/place']}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Не назначать
            </Button>
            <Button type="submit" loading={plan.isPending} disabled={date === null || time === '' || place.trim() === ''}>
              Назначить заседание
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
