import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DocumentType } from '#contract/checklists';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { useEndDocumentType } from '../../../api/use-checklists.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DateSettings } from '../../../form/DateSettings.tsx';
import { parseRuDate } from '../../../text/dates.ts';

/** The last day on which opened cases still take a document up. */
export function EndTypeForm({ type, onDone }: { type: DocumentType; onDone: () => void }) {
  const [validTo, setValidTo] = useState<string>();
  const end = useEndDocumentType();
  const fields = end.error instanceof ApiError ? end.error.fields : {};
  const day = validTo === undefined ? undefined : parseRuDate(validTo);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (day === undefined || end.isPending) return;
    end.mutate(
      { id: type.id, request: { validTo: day, version: type.version } },
      {
        onSuccess: () => {
          notifications.show({ message: 'Документ исключён из перечня' });
          onDone();
        },
      },
    );
  }

  return (
    <DateSettings>
      <form onSubmit={submit}>
        <Stack gap="md">
          {end.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(end.error)}
            </Alert>
          )}
          <Text size="sm">{`«${type.label}»: дела, открытые по этот день включительно, сохранят документ.`}</Text>
          <DateField
            name="Последний день"
            label="Последний день"
            required
            w={200}
            value={validTo}
            onChange={setValidTo}
            error={fields['/validTo']}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              Не исключать
            </Button>
            <Button type="submit" loading={end.isPending} disabled={day === undefined}>
              Исключить документ
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
