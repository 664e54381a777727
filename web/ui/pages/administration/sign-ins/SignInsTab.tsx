import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SignInRow } from '#contract/sign-ins';
import { messageOf } from '../../../api/api-error.ts';
import { signInListQuery, useEndSignIn } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import type { Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { SearchField } from '../../../components/SearchField.tsx';
import { formatMoment } from '../../../text/dates.ts';
import { useSearchWords } from '../../../use-search-words.ts';

const route = getRouteApi('/signed-in/app/administration/sign-ins');

/** Who is signed in now, and the way to end a sign-in that should not be: a lost computer, a person who has left. */
export function SignInsTab() {
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const search = useSearchWords();
  const list = useQuery(signInListQuery({ search, page }));
  const end = useEndSignIn();
  const timeZone = useTimeZone();
  const columns: readonly Column<SignInRow>[] = [
    {
      title: 'Сотрудник',
      width: '18%',
      isHeading: true,
      full: ({ user }) => user.name,
      render: ({ user }) => <strong>{user.name}</strong>,
    },
    { title: 'Должность', width: '14%', full: ({ user }) => user.post, render: ({ user }) => user.post },
    {
      title: 'Центр',
      width: '12%',
      full: ({ centre }) => centre?.name ?? '',
      render: ({ centre }) => centre?.name ?? 'все центры',
    },
    { title: 'Браузер', width: '13%', full: ({ browser }) => browser, render: ({ browser }) => browser },
    { title: 'Адрес', width: '11%', full: ({ address }) => address, render: ({ address }) => address },
    { title: 'Вход', width: '11%', render: ({ beganAt }) => formatMoment(beganAt, timeZone) },
    { title: 'Последнее действие', width: '11%', render: ({ lastSeenAt }) => formatMoment(lastSeenAt, timeZone) },
    {
      title: 'Действия',
      width: '10%',
      isActions: true,
      render: ({ id, user }) => (
        <Button
          size="compact-sm"
          variant="default"
          loading={end.isPending && end.variables === id}
          aria-label={`Завершить вход: ${user.name}`}
          onClick={() =>
            end.mutate(id, {
              onSuccess: () => notifications.show({ message: 'Вход завершён' }),
              onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
            })
          }
        >
          Завершить
        </Button>
      ),
    },
  ];
  return (
    <>
      <Group mb="sm">
        <SearchField
          label="Фамилия или логин"
          value={search}
          onChange={(searchWords) => void navigate({ search: {}, state: { searchWords }, replace: true })}
        />
      </Group>
      <PagedTable
        label="Действующие входы"
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title="Входов не нашлось" text="Здесь видно, кто из сотрудников сейчас вошёл в систему." />}
        page={page}
        onPage={(next) => void navigate({ search: { page: next }, state: true })}
      />
    </>
  );
}
