import { useEffect, useRef } from 'react';
import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import type { Section } from '#contract/sign-in';
import { useMe } from '../api/use-me.ts';
import { GlobalSearch } from './GlobalSearch.tsx';
import { Navigation } from './Navigation.tsx';
import { NotificationBell } from './NotificationBell.tsx';
import { ProfileMenu } from './ProfileMenu.tsx';
import { usePrintTrace } from './use-print-trace.ts';

const NO_SECTIONS: readonly Section[] = [];

/** The frame of every page: where one can go, who one is, and whether this is the demo. */
export function Shell() {
  const me = useMe();
  const [isOpen, menu] = useDisclosure(false);
  const { pathname } = useLocation();
  const main = useFocusOnNavigation(pathname);
  useEffect(() => menu.close(), [menu, pathname]);
  usePrintTrace(pathname, me?.sections ?? NO_SECTIONS);
  if (me === undefined) return null;
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 216, breakpoint: 'md', collapsed: { mobile: !isOpen } }} padding="md">
      <a href="#main" className="app-skip-link">
        К содержанию
      </a>
      <AppShell.Header className="app-surface">
        <Group h="100%" px="md" gap="md" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={isOpen ? 'Закрыть меню' : 'Открыть меню'}
              aria-expanded={isOpen}
            />
            <Link to="/" className="app-brand">
              <img src="/icon.svg" alt="На главную" width={28} height={28} />
              <Text fw={700} visibleFrom="sm" component="span" truncate>
                {me.centre?.shortName ?? 'Сопровождение семей'}
              </Text>
            </Link>
          </Group>
          <GlobalSearch />
          <Group gap={4} wrap="nowrap">
            <NotificationBell />
            <ProfileMenu me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className="app-surface">
        <Navigation sections={me.sections} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} ref={main} className="app-main">
        <div className="app-page">
          {me.centre?.isDemo === true ? (
            <p className="app-demo-banner">Демонстрационный центр: все семьи и события вымышлены.</p>
          ) : null}
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

/** After a change of page the keyboard and the screen reader start from its beginning. */
function useFocusOnNavigation(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
