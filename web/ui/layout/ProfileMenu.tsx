import { Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden, type MantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Me } from '#contract/sign-in';
import { useSignOut } from '../api/use-sign-in.ts';
import { Icon } from '../components/Icon.tsx';
import { formatDate } from '../text/dates.ts';
import { ROLE_NAMES } from '../text/ru.ts';
import { lowerFirst } from '../text/lower-first.ts';

const SCHEMES: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
  { value: 'light', label: 'Светлое оформление' },
  { value: 'dark', label: 'Тёмное оформление' },
  { value: 'auto', label: 'Как в системе' },
];

/** Who is signed in, in which roles, for whom they stand in, and the way out. */
export function ProfileMenu({ me }: { me: Me }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end" width={320} withinPortal>
      <Menu.Target>
        <UnstyledButton className="app-profile">
          <VisuallyHidden>Профиль:</VisuallyHidden>
          <Text size="sm" fw={700} truncate component="span">
            {me.user.shortName}
          </Text>
          {me.substituting.length > 0 ? (
            <Text
              size="xs"
              c="dimmed"
              component="span"
              truncate
              visibleFrom="sm"
            >{`замещает: ${me.substituting.map(({ name }) => name).join(', ')}`}</Text>
          ) : null}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="app-profile-card">
          <Text size="sm" fw={700}>
            {me.user.name}
          </Text>
          <Text size="sm" c="dimmed">
            {me.user.post}
          </Text>
          {me.centre === null ? null : (
            <Text size="sm" c="dimmed">
              {me.centre.name}
            </Text>
          )}
          {me.roles.map(({ role, unitName }) => (
            <Text size="sm" key={`${role} ${unitName ?? ''}`}>
              {unitName === undefined ? ROLE_NAMES[role] : `${ROLE_NAMES[role]}, ${unitName}`}
            </Text>
          ))}
          {me.substituting.map(({ name, role, toOn }) => (
            <Text
              size="sm"
              key={`${name} ${role}`}
            >{`Замещает: ${name} (${lowerFirst(ROLE_NAMES[role])}) до ${formatDate(toOn)}`}</Text>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/my-sign-in' })}>Мой вход</Menu.Item>
        {me.may.includes('undertaking.oversee') ? (
          <Menu.Item onClick={() => void navigate({ to: '/undertakings' })}>Обязательства сотрудников</Menu.Item>
        ) : null}
        {SCHEMES.map(({ value, label }) => (
          <Menu.Item
            key={value}
            onClick={() => setColorScheme(value)}
            rightSection={colorScheme === value ? <Icon name="check" size={16} /> : null}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in', search: {} }) })}>
          Выйти
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
