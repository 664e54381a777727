import { useState } from 'react';
import { Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { ApiError } from '../../api/api-error.ts';
import { useTimeZone } from '../../api/use-me.ts';
import { usePlanSession } from '../../api/use-sessions.ts';
import { DateField } from '../../components/DateField.tsx';
import { DialogForm } from '../../components/DialogForm.tsx';
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

  function submit(): void {
    if (day === undefined || clock === undefined) return;
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
    <DialogForm
      error={plan.error}
      isPending={plan.isPending}
      isFilled={day !== undefined && clock !== undefined && place.trim() !== ''}
      submitText="Назначить заседание"
      cancelText="Не назначать"
      onSubmit={submit}
      onClose={onClose}
    >
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
    </DialogForm>
  );
}
