import { useState } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { UserRow } from '#contract/users';
import { userListQuery } from '../../../api/use-administration.ts';

const TYPING_PAUSE_MS = 300;

interface UserSelectProps {
  readonly label: string;
  readonly user: UserRow | undefined;
  readonly error: string | undefined;
  readonly onChange: (user: UserRow | undefined) => void;
}

/** A person found by name: the server searches, because a region has more people than one page. */
export function UserSelect({ label, user, error, onChange }: UserSelectProps) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const chosenName = user === undefined ? undefined : nameOf(user);
  const { data } = useQuery(userListQuery({ search: search === '' || search === chosenName ? undefined : search, page: 1 }));
  const found = data?.items ?? [];
  const shown = user === undefined || found.some(({ id }) => id === user.id) ? found : [user, ...found];
  return (
    <Select
      label={label}
      required
      searchable
      placeholder="Начните вводить фамилию"
      nothingFoundMessage="Никого не найдено"
      data={shown.map((row) => ({ value: row.id, label: nameOf(row) }))}
      filter={({ options }) => options}
      value={user?.id ?? null}
      error={error}
      onSearchChange={setText}
      onChange={(id) => onChange(shown.find((row) => row.id === id))}
    />
  );
}

function nameOf(user: UserRow): string {
  return [user.lastName, user.firstName, user.middleName].filter((part) => part !== null).join(' ');
}
