import { useState } from 'react';
import { Group, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { SessionCard } from '#contract/sessions';
import { ApiError } from '../../../api/api-error.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { useMoveSession } from '../../../api/use-sessions.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { instantIn, parseRuDate, parseTime } from '../../../text/dates.ts';

/** A new time for a meeting; a published agenda asks when its families were invited to it. */
export function MoveSessionForm({ session, onDone }: { session: SessionCard; onDone: () => void }) {
  const [date, setDate] = useState<string>();
  const [time, setTime] = useState('10:00');
  const [place, setPlace] = useState(session.place);
  const [reason, setReason] = useState('');
  const [reinvited, setReinvited] = useState<string>();
  const timeZone = useTimeZone();
  const move = useMoveSession(session.id);
  const fields = move.error instanceof ApiError ? move.error.fields : {};
  const day = date === undefined ? undefined : parseRuDate(date);
  const clock = parseTime(time);
  const reinvitedOn = reinvited === undefined ? undefined : parseRuDate(reinvited);
  const isPublished = session.status === 'agenda-published';
  const isFilled =
    day !== undefined &&
    clock !== undefined &&
    place.trim() !== '' &&
    reason.trim() !== '' &&
    (!isPublished || reinvitedOn !== undefined);

  function submit(): void {
    if (day === undefined || clock === undefined) return;
    move.mutate(
      { plannedAt: instantIn(timeZone, day, clock), place, reason, ...(reinvitedOn === undefined ? {} : { reinvitedOn }) },
      {
        onSuccess: () => {
          notifications.show({ message: 'Заседание перенесено' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={move.error}
      isPending={move.isPending}
      isFilled={isFilled}
      submitText="Перенести"
      cancelText="Не переносить"
      onSubmit={submit}
      onClose={onDone}
    >
      <Group align="flex-start" gap="sm">
        <DateField
          name="Новая дата"
          label="Новая дата"
          required
          w={180}
          value={date}
          error={fields['/plannedAt']}
          onChange={setDate}
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
      <Textarea
        label="Причина переноса"
        required
        autosize
        minRows={2}
        value={reason}
        error={fields['/reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {isPublished ? (
        <DateField
          name="Семьи приглашены на новое время"
          label="Семьи приглашены на новое время"
          required
          w={260}
          value={reinvited}
          error={fields['/reinvitedOn']}
          onChange={setReinvited}
        />
      ) : null}
    </DialogForm>
  );
}
