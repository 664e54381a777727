import { useState } from 'react';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DocumentType } from '#contract/checklists';
import { ApiError } from '../../../api/api-error.ts';
import { useEndDocumentType } from '../../../api/use-checklists.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../text/dates.ts';

/** The last day on which opened cases still take a document up. */
export function EndTypeForm({ type, onDone }: { type: DocumentType; onDone: () => void }) {
  const [validTo, setValidTo] = useState<string>();
  const end = useEndDocumentType();
  const fields = end.error instanceof ApiError ? end.error.fields : {};
  const day = validTo === undefined ? undefined : parseRuDate(validTo);

  function submit(): void {
    if (day === undefined) return;
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
    <DialogForm
      error={end.error}
      isPending={end.isPending}
      isFilled={day !== undefined}
      submitText="Исключить документ"
      cancelText="Не исключать"
      onSubmit={submit}
      onClose={onDone}
    >
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
    </DialogForm>
  );
}
