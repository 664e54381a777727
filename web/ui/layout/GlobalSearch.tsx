import { useRef, useState, type SubmitEvent } from 'react';
import { ActionIcon, Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { Icon } from '../components/Icon.tsx';

/** One search over everything that the person may see; the key «/» leads to it from anywhere outside of a field. */
export function GlobalSearch() {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const navigate = useNavigate();
  useHotkeys([['/', () => input.current?.focus()]]);

  function search(event: SubmitEvent): void {
    event.preventDefault();
    if (text.trim() !== '') void navigate({ to: '/search', state: { searchWords: text.trim() } });
  }

  return (
    <>
      <form role="search" onSubmit={search} className="app-global-search">
        <TextInput
          ref={input}
          size="sm"
          aria-label="Поиск по задачам, делам и семьям"
          placeholder="Номер дела или семья"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<Icon name="search" size={16} />}
          rightSection={
            <Kbd size="xs" aria-hidden>
              /
            </Kbd>
          }
        />
      </form>
      <ActionIcon
        component={Link}
        to="/search"
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Поиск"
        ml="auto"
      >
        <Icon name="search" />
      </ActionIcon>
    </>
  );
}
