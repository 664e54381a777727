import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { ApiError, messageOf } from '../../api/api-error.ts';
import { useTimeZone } from '../../api/use-me.ts';
import { usePlanSession } from '../../api/use-sessions.ts';
import { DateField } from '../../components/DateField.tsx';
import { DateSettings } from '../../form/DateSettings.tsx';
import { instantIn, parseRuDate, parseTime } from '../../text/dates.ts';

/** When and where the consilium meets; the time is that of the centre. */
export function PlanSessionForm({ onClose }: { onClose: () => void }) {
  const [date, setDate] = useState<string>();
  const [time, setTime] = useState('10:00');
  const [place, setPlace] = useState('');
  const timeZone = useTimeZone();
  const plan = usePlanSession();
  const navigate = useNavigate();
  const day = date === undefined ? undefined : parseRuDate(date);
  const clock = parseTime(time);
  const fields = plan.error instanceof ApiError ? plan.error.fields : {};

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (day === undefined || clock === undefined || plan.isPending) return;
    plan.mutate(
      { plannedAt: instantIn(timeZone, day, clock), place },
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
            <DateField
              name="Дата заседания"
              label="Дата заседания"
              required
              w={180}
              value={date}
              onChange={setDate}
              error={fields['/plannedAt']}
            />
            <TextInput
              label="Время"
              required
              placeholder="ЧЧ:ММ"
              inputMode="numeric"
              w={130}
              value={time}
              error={clock === undefined ? 'Укажите время в виде ЧЧ:ММ' : undefined}
              onChange={(event) => setTime(event.currentTarget.value)}
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
            <Button
              type="submit"
              loading={plan.isPending}
              disabled={day === undefined || clock === undefined || place.trim() === ''}
            >
              Назначить заседание
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
