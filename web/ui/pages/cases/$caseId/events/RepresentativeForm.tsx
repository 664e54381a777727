import { useState } from 'react';
import { Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CaseEvents } from '#contract/events';
import { ApiError } from '../../../../api/api-error.ts';
import { useNameRepresentative } from '../../../../api/use-events.ts';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { formatDate } from '../../../../text/dates.ts';

interface RepresentativeFormProps {
  readonly caseId: string;
  readonly members: CaseEvents['members'];
  readonly onClose: () => void;
}

/** Who speaks and signs for the family from now on, such as after the death of the applicant. */
export function RepresentativeForm({ caseId, members, onClose }: RepresentativeFormProps) {
  const [personId, setPersonId] = useState<string>();
  const save = useNameRepresentative(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};

  function submit(): void {
    if (personId === undefined) return;
    save.mutate(
      { personId },
      {
        onSuccess: () => {
          notifications.show({ message: 'Представитель семьи изменён' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={personId !== undefined}
      submitText="Сменить представителя"
      cancelText="Не менять"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">Представитель подписывает ИПССС и даёт согласия. Прежний остаётся в истории дела.</Text>
      <Select
        label="Представитель"
        required
        placeholder="Выберите"
        data={members
          .filter(({ isApplicant }) => !isApplicant)
          .map(({ id, name, birthOn }) => ({ value: id, label: `${name}, ${formatDate(birthOn)}` }))}
        value={personId ?? null}
        error={fields['/personId']}
        onChange={(value) => setPersonId(value ?? undefined)}
      />
    </DialogForm>
  );
}
