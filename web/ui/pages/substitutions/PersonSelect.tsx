import { useState } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { SubstitutionPerson } from '#contract/substitutions';
import { substitutionPeopleQuery } from '../../api/use-substitutions.ts';

const TYPING_PAUSE_MS = 300;

interface PersonSelectProps {
  readonly label: string;
  readonly person: SubstitutionPerson | undefined;
  readonly error: string | undefined;
  /** Which of the found people can be chosen here. */
  readonly isOffered: (person: SubstitutionPerson) => boolean;
  readonly onChange: (person: SubstitutionPerson | undefined) => void;
}

/** A person at work found by name: the server searches, because a region has more people than one page. */
export function PersonSelect({ label, person, error, isOffered, onChange }: PersonSelectProps) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const { data } = useQuery(substitutionPeopleQuery(search === '' || search === person?.name ? undefined : search));
  const found = (data?.items ?? []).filter(isOffered);
  const shown = person === undefined || found.some(({ id }) => id === person.id) ? found : [person, ...found];
  return (
    <Select
      label={label}
      required
      searchable
      placeholder="Начните вводить фамилию"
      nothingFoundMessage="Никого не найдено"
      data={shown.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={person?.id ?? null}
      error={error}
      onSearchChange={setText}
      onChange={(id) => onChange(shown.find((candidate) => candidate.id === id))}
    />
  );
}
