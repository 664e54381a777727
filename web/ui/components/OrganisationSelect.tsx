import { useState } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { organisationsQuery } from '../api/use-consilium.ts';

const TYPING_PAUSE_MS = 300;

interface Chosen {
  readonly value: string;
  readonly label: string;
}

interface OrganisationSelectProps {
  readonly value: Chosen | undefined;
  readonly error: string | undefined;
  readonly onChange: (chosen: Chosen | undefined) => void;
  readonly label?: string;
}

/** One organisation of the directory, found by a part of its name; what is chosen stays in the list while the search goes on. */
export function OrganisationSelect({ value, error, onChange, label = 'Организация' }: OrganisationSelectProps) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const { data } = useQuery(organisationsQuery(search === '' || search === value?.label ? undefined : search));
  const found = (data?.items ?? []).map(({ id, name, district }) => ({ value: id, label: `${name}, ${district}` }));
  const shown = value === undefined || found.some((option) => option.value === value.value) ? found : [{ ...value }, ...found];
  return (
    <Select
      label={label}
      required
      searchable
      placeholder="Начните вводить название"
      nothingFoundMessage="Ничего не найдено"
      data={shown}
      filter={({ options }) => options}
      value={value?.value ?? null}
      error={error}
      onSearchChange={setText}
      onChange={(chosen) => onChange(shown.find((option) => option.value === chosen))}
    />
  );
}
