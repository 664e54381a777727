import { lazy } from 'react';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../../../../api/use-events.ts';
import { DialogButton } from '../events/DialogButton.tsx';

// The calendar widgets load only when the dialog is opened.
const ReportEventForm = lazy(async () => ({ default: (await import('../events/ReportEventForm.tsx')).ReportEventForm }));

interface WorseningOfferProps {
  readonly caseId: string;
  readonly onConsilium: () => void;
  readonly onDismiss: () => void;
}

/** After an entry «ухудшение»: to discuss the family at the consilium, or to ask for a correction of its plan (T-118). */
export function WorseningOffer({ caseId, onConsilium, onDismiss }: WorseningOfferProps) {
  const { data } = useQuery(eventsQuery(caseId));
  return (
    <Alert color="orange" variant="light" role="status" title="Записано ухудшение">
      <Text size="sm">Ситуацию семьи можно вынести на консилиум, а если план больше не подходит — предложить его пересмотр.</Text>
      <Group mt="xs" gap="xs">
        <Button size="xs" onClick={onConsilium}>
          Вынести на консилиум
        </Button>
        {data?.can.kinds.includes('revision') === true ? (
          <DialogButton text="Предложить пересмотр ИПССС" title="Пересмотр ИПССС">
            {(close) => <ReportEventForm caseId={caseId} kinds={['revision']} members={data.members} onClose={close} />}
          </DialogButton>
        ) : null}
        <Button size="xs" variant="subtle" onClick={onDismiss}>
          Не сейчас
        </Button>
      </Group>
    </Alert>
  );
}
