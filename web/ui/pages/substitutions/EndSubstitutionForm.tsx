import { useState } from 'react';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Substitution } from '#contract/substitutions';
import { ApiError } from '../../api/api-error.ts';
import { useEndSubstitution } from '../../api/use-substitutions.ts';
import { DateField } from '../../components/DateField.tsx';
import { DialogForm } from '../../components/DialogForm.tsx';
import { formatDate, parseRuDate } from '../../text/dates.ts';

/** An earlier last day; what was done in somebody's place stays done so. */
export function EndSubstitutionForm({ substitution, onDone }: { substitution: Substitution; onDone: () => void }) {
  const [day, setDay] = useState<string>();
  const save = useEndSubstitution(substitution.id);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const lastOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (lastOn === undefined) return;
    save.mutate(
      { lastOn },
      {
        onSuccess: () => {
          notifications.show({ message: 'Замещение прекращено' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={lastOn !== undefined}
      submitText="Прекратить замещение"
      onSubmit={submit}
      onClose={onDone}
    >
      <Text size="sm">
        {`${substitution.substitute.name} за ${substitution.absent.name}, по ${formatDate(substitution.toOn)}. Укажите новый последний день, не раньше вчерашнего.`}
      </Text>
      <DateField
        name="Последний день"
        label="Последний день"
        required
        w={180}
        value={day}
        error={fields['/lastOn']}
        onChange={setDay}
      />
    </DialogForm>
  );
}
