import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Role } from '#contract/common';
import type { UserRow } from '#contract/users';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { useSetSubstitution } from '../../../api/use-administration.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DateSettings } from '../../../form/DateSettings.tsx';
import { parseRuDate } from '../../../text/dates.ts';
import { ROLE_NAMES } from '../../../text/ru.ts';
import { UserSelect } from './UserSelect.tsx';

/** Somebody in an absent person's place, for one role and some days; every act then names both. */
export function SubstitutionForm({ onDone }: { onDone: () => void }) {
  const [absent, setAbsent] = useState<UserRow>();
  const [substitute, setSubstitute] = useState<UserRow>();
  const [role, setRole] = useState<Role>();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [basis, setBasis] = useState('');
  const save = useSetSubstitution();
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const roles = [...new Set((absent?.roles ?? []).map((grant) => grant.role))];
  const fromOn = from === undefined ? undefined : parseRuDate(from);
  const toOn = to === undefined ? undefined : parseRuDate(to);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (
      absent === undefined ||
      substitute === undefined ||
      role === undefined ||
      fromOn === undefined ||
      toOn === undefined ||
      save.isPending
    )
      return;
    save.mutate(
      { absentUserId: absent.id, substituteUserId: substitute.id, role, fromOn, toOn, basis },
      {
        onSuccess: () => {
          notifications.show({ message: 'Замещение назначено' });
          onDone();
        },
      },
    );
  }

  const isFilled =
    absent !== undefined &&
    substitute !== undefined &&
    role !== undefined &&
    fromOn !== undefined &&
    toOn !== undefined &&
    basis.trim() !== '';
  return (
    <DateSettings>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            Замещающий видит задачи отсутствующего в этой роли. В журнале остаются оба имени.
          </Text>
          {save.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(save.error)}
            </Alert>
          )}
          <UserSelect
            label="Кто отсутствует"
            user={absent}
            error={fields['/absentUserId']}
            onChange={(user) => {
              setAbsent(user);
              setRole(undefined);
            }}
          />
          <Select
            label="В какой роли"
            required
            placeholder="Выберите роль"
            disabled={absent === undefined}
            data={roles.map((value) => ({ value, label: ROLE_NAMES[value] }))}
            value={role ?? null}
            error={fields['/role']}
            onChange={(value) => setRole(roles.find((candidate) => candidate === value))}
          />
          <UserSelect label="Кто замещает" user={substitute} error={fields['/substituteUserId']} onChange={setSubstitute} />
          <Group gap="sm" align="flex-start">
            <DateField name="С даты" label="С даты" required w={180} value={from} error={fields['/fromOn']} onChange={setFrom} />
            <DateField name="По дату" label="По дату" required w={180} value={to} error={fields['/toOn']} onChange={setTo} />
          </Group>
          <TextInput
            label="Приказ или иное основание"
            required
            value={basis}
            error={fields['/basis']}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="sm">
            <Button variant="default" onClick={onDone}>
              Закрыть без сохранения
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!isFilled}>
              Назначить замещение
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
