import { useState } from 'react';
import { Group, Select, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Role } from '#contract/common';
import type { SubstitutionPerson } from '#contract/substitutions';
import { ApiError } from '../../api/api-error.ts';
import { useSetSubstitution } from '../../api/use-substitutions.ts';
import { DateField } from '../../components/DateField.tsx';
import { DialogForm } from '../../components/DialogForm.tsx';
import { parseRuDate } from '../../text/dates.ts';
import { ROLE_NAMES } from '../../text/ru.ts';
import { PersonSelect } from './PersonSelect.tsx';

/** Somebody in an absent person's place, for one role and some days; every act then names both (T-018). */
export function SubstitutionForm({ onDone }: { onDone: () => void }) {
  const [absent, setAbsent] = useState<SubstitutionPerson>();
  const [substitute, setSubstitute] = useState<SubstitutionPerson>();
  const [role, setRole] = useState<Role>();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [basis, setBasis] = useState('');
  const save = useSetSubstitution();
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const roles = absent?.roles ?? [];
  const fromOn = from === undefined ? undefined : parseRuDate(from);
  const toOn = to === undefined ? undefined : parseRuDate(to);

  function submit(): void {
    if (!absent || !substitute || role === undefined || fromOn === undefined || toOn === undefined) return;
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

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={
        absent !== undefined &&
        substitute !== undefined &&
        role !== undefined &&
        fromOn !== undefined &&
        toOn !== undefined &&
        basis.trim() !== ''
      }
      submitText="Назначить замещение"
      onSubmit={submit}
      onClose={onDone}
    >
      <Text size="sm" c="dimmed">
        Замещающий видит задачи отсутствующего в этой роли. В журнале остаются оба имени.
      </Text>
      <PersonSelect
        label="Кто отсутствует"
        person={absent}
        error={fields['/absentUserId']}
        isOffered={(person) => person.roles.length > 0}
        onChange={(person) => {
          setAbsent(person);
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
      <PersonSelect
        label="Кто замещает"
        person={substitute}
        error={fields['/substituteUserId']}
        isOffered={(person) => person.id !== absent?.id}
        onChange={setSubstitute}
      />
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
    </DialogForm>
  );
}
