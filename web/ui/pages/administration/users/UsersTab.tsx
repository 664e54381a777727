import { useState } from 'react';
import { Button, Drawer, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { UserRow } from '#contract/users';
import { userListQuery } from '../../../api/use-administration.ts';
import type { Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { SearchField } from '../../../components/SearchField.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { ROLE_NAMES } from '../../../text/ru.ts';
import { useSearchWords } from '../../../use-search-words.ts';
import { UserForm } from './UserForm.tsx';

const route = getRouteApi('/signed-in/app/administration/users');
type Editing = { readonly user: UserRow | undefined };

export function UsersTab() {
  const { page = 1 } = route.useSearch();
  const search = useSearchWords();
  const navigate = route.useNavigate();
  const list = useQuery(userListQuery({ search, page }));
  const [editing, setEditing] = useState<Editing>();
  return (
    <>
      <Group mb="sm" justify="space-between">
        <SearchField
          label="Фамилия или логин"
          value={search}
          onChange={(searchWords) => void navigate({ search: {}, state: { searchWords }, replace: true })}
        />
        <Button onClick={() => setEditing({ user: undefined })}>Добавить пользователя</Button>
      </Group>
      <PagedTable
        label="Пользователи"
        columns={userColumns((user) => setEditing({ user }))}
        list={list}
        rowKey={(user) => user.id}
        empty={<EmptyState title="Пользователей не нашлось" text="Измените поиск или добавьте пользователя." />}
        page={page}
        onPage={(next) => void navigate({ search: { page: next }, state: true })}
      />
      <Drawer
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
        position="right"
        size="lg"
        title={editing?.user === undefined ? 'Новый пользователь' : `${editing.user.lastName} ${editing.user.firstName}`}
      >
        {editing === undefined ? null : <UserForm user={editing.user} onDone={() => setEditing(undefined)} />}
      </Drawer>
    </>
  );
}

function userColumns(edit: (user: UserRow) => void): readonly Column<UserRow>[] {
  return [
    {
      title: 'Фамилия, имя, отчество',
      width: '22%',
      isHeading: true,
      full: fullName,
      render: (user) => <strong>{fullName(user)}</strong>,
    },
    { title: 'Логин', width: '11%', render: (user) => user.login },
    { title: 'Должность', width: '19%', full: (user) => user.post, render: (user) => user.post },
    { title: 'Роли', width: '24%', full: roleWords, render: roleWords },
    {
      title: 'Состояние',
      width: '14%',
      render: (user) =>
        !user.isActive ? (
          <Tag>отключён</Tag>
        ) : user.undertakingSignedAt === null ? (
          <Tag tone="today">без обязательства</Tag>
        ) : (
          <Tag tone="done">работает</Tag>
        ),
    },
    {
      title: 'Действия',
      width: '10%',
      isActions: true,
      render: (user) => (
        <Button size="compact-sm" variant="default" onClick={() => edit(user)} aria-label={`Изменить: ${fullName(user)}`}>
          Изменить
        </Button>
      ),
    },
  ];
}

function fullName(user: UserRow): string {
  return [user.lastName, user.firstName, user.middleName].filter((part) => part !== null).join(' ');
}

function roleWords(user: UserRow): string {
  return user.roles.map(({ role, unit }) => (unit === null ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} (${unit.name})`)).join(', ');
}
