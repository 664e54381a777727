import { Divider, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Section } from '#contract/sign-in';
import { Icon } from '../components/Icon.tsx';
import { SECTION_NAMES } from '../text/ru.ts';

const DAILY: readonly Section[] = [
  'tasks',
  'appeals',
  'cases',
  'families',
  'sessions',
  'register',
  'measures',
  'control',
  'classes',
  'requests',
  'curators',
  'reports',
  'substitutions',
  'organisations',
  'calendar',
];
const SPECIAL: readonly Section[] = ['processes', 'audit', 'administration'];

/** People see only the sections that the server names. */
export function Navigation({ sections }: { sections: readonly Section[] }) {
  const daily = DAILY.filter((section) => sections.includes(section));
  const special = SPECIAL.filter((section) => sections.includes(section));
  return (
    <Stack component="nav" gap={2} aria-label="Разделы">
      {daily.map((section) => (
        <SectionLink key={section} section={section} />
      ))}
      {daily.length > 0 && special.length > 0 ? <Divider my="xs" /> : null}
      {special.map((section) => (
        <SectionLink key={section} section={section} />
      ))}
    </Stack>
  );
}

function SectionLink({ section }: { section: Section }) {
  return (
    <Link to={`/${section}`} className="app-nav-link" activeOptions={{ includeSearch: false }}>
      <Icon name={section} />
      {SECTION_NAMES[section]}
    </Link>
  );
}
