import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text } from '@mantine/core';
import type { Role } from '#contract/common';
import type { CentreList } from '#contract/users';
import { Icon } from '../../../components/Icon.tsx';
import { ROLE_NAMES } from '../../../text/ru.ts';
import type { RoleGrant } from './user-draft.ts';

const ROLES = Object.entries(ROLE_NAMES) as readonly [Role, string][];

interface RoleGrantsProps {
  readonly grants: readonly RoleGrant[];
  readonly centres: CentreList['items'];
  readonly centreId: string | null;
  readonly onChange: (grants: readonly RoleGrant[]) => void;
}

/** Roles with the place where each holds: a unit, the whole centre, or the whole region. */
export function RoleGrants({ grants, centres, centreId, onChange }: RoleGrantsProps) {
  const places = centres.flatMap((centre) => [
    { value: `centre ${centre.id}`, label: centre.shortName },
    ...centre.units.map((unit) => ({ value: `unit ${centre.id} ${unit.id}`, label: `${centre.shortName}: ${unit.name}` })),
  ]);
  const replace = (index: number, grant: RoleGrant) => onChange(grants.map((old, at) => (at === index ? grant : old)));
  return (
    <Fieldset legend="Роли">
      <Stack gap="xs">
        {grants.length === 0 ? (
          <Text size="sm" c="dimmed">
            Без роли человек ничего не увидит.
          </Text>
        ) : null}
        {grants.map((grant, index) => (
          <Group key={index} gap="xs" wrap="nowrap" align="flex-end">
            <Select
              flex={1}
              aria-label={`Роль ${index + 1}`}
              allowDeselect={false}
              data={ROLES.map(([value, label]) => ({ value, label }))}
              value={grant.role}
              onChange={(value) => replace(index, { ...grant, role: ROLES.find(([role]) => role === value)?.[0] ?? grant.role })}
            />
            <Select
              flex={1}
              aria-label={`Где действует роль ${index + 1}`}
              placeholder="Весь регион"
              clearable
              clearButtonProps={{ 'aria-label': 'Весь регион' }}
              data={places}
              value={placeOf(grant)}
              onChange={(value) => replace(index, { role: grant.role, ...readPlace(value) })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Убрать роль ${index + 1}`}
              onClick={() => onChange(grants.filter((_, at) => at !== index))}
            >
              <Icon name="remove" />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="light"
          size="xs"
          w="fit-content"
          onClick={() => onChange([...grants, { role: 'curator', centreId, unitId: null }])}
        >
          Добавить роль
        </Button>
      </Stack>
    </Fieldset>
  );
}

function placeOf(grant: RoleGrant): string | null {
  if (grant.centreId === null) return null;
  return grant.unitId === null ? `centre ${grant.centreId}` : `unit ${grant.centreId} ${grant.unitId}`;
}

function readPlace(value: string | null): Pick<RoleGrant, 'centreId' | 'unitId'> {
  const [, centreId = null, unitId = null] = value?.split(' ') ?? [];
  return { centreId, unitId };
}
