import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Checkbox, Group, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { UserRow } from '#contract/users';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { centresQuery, useCreateUser, useUpdateUser } from '../../../api/use-administration.ts';
import { useMe } from '../../../api/use-me.ts';
import { ResetSecondFactor } from './ResetSecondFactor.tsx';
import { RoleGrants } from './RoleGrants.tsx';
import { draftOf, toCreateRequest, toUpdateRequest, type UserDraft } from './user-draft.ts';

/** A person's account: names, post, place, roles. Changed rights end the person's sign-ins on the server. */
export function UserForm({ user, onDone }: { user: UserRow | undefined; onDone: () => void }) {
  const [draft, setDraft] = useState<UserDraft>(() => draftOf(user));
  const me = useMe();
  const isOwn = user !== undefined && user.id === me?.user.id;
  const centres = useQuery(centresQuery).data?.items ?? [];
  const create = useCreateUser();
  const update = useUpdateUser(user?.id ?? '');
  const error = user === undefined ? create.error : update.error;
  const fields = error instanceof ApiError ? error.fields : {};
  const isPending = create.isPending || update.isPending;

  function set(change: Partial<UserDraft>): void {
    setDraft((current) => ({ ...current, ...change }));
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isPending) return;
    const report = {
      onSuccess: () => {
        notifications.show({ message: user === undefined ? 'Пользователь добавлен' : 'Изменения сохранены' });
        onDone();
      },
    };
    if (user === undefined) create.mutate(toCreateRequest(draft), report);
    else update.mutate(toUpdateRequest(draft, user.version), report);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {error === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {messageOf(error)}
          </Alert>
        )}
        <TextInput
          label="Фамилия"
          required
          value={draft.lastName}
          error={fields['/lastName']}
          onChange={(event) => set({ lastName: event.currentTarget.value })}
        />
        <TextInput
          label="Имя"
          required
          value={draft.firstName}
          error={fields['/firstName']}
          onChange={(event) => set({ firstName: event.currentTarget.value })}
        />
        <TextInput
          label="Отчество"
          value={draft.middleName}
          error={fields['/middleName']}
          onChange={(event) => set({ middleName: event.currentTarget.value })}
        />
        <TextInput
          label="Должность"
          required
          value={draft.post}
          error={fields['/post']}
          onChange={(event) => set({ post: event.currentTarget.value })}
        />
        {user === undefined ? (
          <TextInput
            label="Логин"
            required
            autoComplete="off"
            value={draft.login}
            error={fields['/login']}
            onChange={(event) => set({ login: event.currentTarget.value })}
          />
        ) : null}
        {isOwn ? null : (
          <PasswordInput
            label={user === undefined ? 'Пароль' : 'Новый пароль'}
            description={user === undefined ? 'Не короче 12 знаков' : 'Не короче 12 знаков. Оставьте пустым, чтобы не менять'}
            required={user === undefined}
            autoComplete="new-password"
            value={draft.password}
            error={fields['/password'] ?? fields['/newPassword']}
            visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль', tabIndex: 0 }}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
        )}
        <Select
          label="Центр"
          clearable
          clearButtonProps={{ 'aria-label': 'Без центра' }}
          placeholder="Без центра"
          data={centres.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.centreId}
          error={fields['/centreId']}
          onChange={(centreId) => set({ centreId })}
        />
        <Checkbox
          label="Специалист по работе с семьями (может быть куратором)"
          checked={draft.isSpecialist}
          onChange={(event) => set({ isSpecialist: event.currentTarget.checked })}
        />
        {user === undefined ? null : (
          <Checkbox
            label="Учётная запись действует"
            checked={draft.isActive}
            onChange={(event) => set({ isActive: event.currentTarget.checked })}
          />
        )}
        {user?.hasSecondFactor === true && !isOwn ? <ResetSecondFactor user={user} onDone={onDone} /> : null}
        <RoleGrants grants={draft.roles} centres={centres} centreId={draft.centreId} onChange={(roles) => set({ roles })} />
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onDone}>
            Закрыть без сохранения
          </Button>
          <Button type="submit" loading={isPending}>
            {user === undefined ? 'Добавить пользователя' : 'Сохранить изменения'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
