import { lazy } from 'react';
import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../../../../api/use-events.ts';
import { AddressLine } from '../../../../components/AddressLine.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { DialogButton } from './DialogButton.tsx';
import { RepresentativeForm } from './RepresentativeForm.tsx';

// The calendar widgets load only when the dialog is opened.
const AddressForm = lazy(async () => ({ default: (await import('./AddressForm.tsx')).AddressForm }));

/** A new address in the same district, another representative, and where the family lived before (T-094, T-097). */
export function FamilyChanges({ caseId, district }: { caseId: string; district: string }) {
  const { data } = useQuery(eventsQuery(caseId));
  if (data === undefined) return null;
  return (
    <Stack gap="xs" mt="sm">
      {data.formerAddresses.map(({ address, leftOn, replacedAt }) => (
        <Text key={replacedAt} size="sm" c="dimmed">
          {`До ${formatDate(leftOn)}: `}
          <AddressLine address={{ ...address, phone: null }} />
        </Text>
      ))}
      {data.can.changeFamily ? (
        <Group gap="xs">
          <DialogButton text="Изменить адрес" title="Новый адрес в том же районе">
            {(close) => <AddressForm caseId={caseId} district={district} onClose={close} />}
          </DialogButton>
          <DialogButton text="Сменить представителя" title="Кто представляет семью">
            {(close) => <RepresentativeForm caseId={caseId} members={data.members} onClose={close} />}
          </DialogButton>
        </Group>
      ) : null}
    </Stack>
  );
}
