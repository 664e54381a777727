import { useState } from 'react';
import { Group, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../../../api/api-error.ts';
import { colleaguesQuery, useAppointMember } from '../../../api/use-consilium.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
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

  function submit(): void {
    if (userId === null || fromOn === undefined) return;
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
    <DialogForm
      error={appoint.error}
      isPending={appoint.isPending}
      isFilled={isFilled}
      submitText="Включить в состав"
      onSubmit={submit}
      onClose={onDone}
    >
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
    </DialogForm>
  );
}
