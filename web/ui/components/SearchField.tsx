import { useEffect, useState } from 'react';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Icon } from './Icon.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A filter that writes itself into the address after a pause; typing never waits for the server. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value ?? '');
  const write = useDebouncedCallback((next: string) => onChange(next.trim() === '' ? undefined : next.trim()), 350);
  useEffect(() => setText((current) => (current.trim() === (value ?? '') ? current : (value ?? ''))), [value]);

  function change(next: string): void {
    setText(next);
    write(next);
  }

  return (
    <TextInput
      size="sm"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Icon name="search" size={16} />}
      rightSection={text === '' ? null : <CloseButton size="sm" aria-label="Очистить поиск" onClick={() => change('')} />}
      w={260}
    />
  );
}
