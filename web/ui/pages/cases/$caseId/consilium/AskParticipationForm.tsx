import { useState } from 'react';
import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../../api/api-error.ts';
import { useRequestParticipation } from '../../../../api/use-consilium.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { OrganisationSelect } from '../../../../components/OrganisationSelect.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

export function AskParticipationForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [asked, setAsked] = useState<string>();
  const [question, setQuestion] = useState('');
  const request = useRequestParticipation(caseId);
  const fields = request.error instanceof ApiError ? request.error.fields : {};
  const askedOn = asked === undefined ? undefined : parseRuDate(asked);

  function submit(): void {
    if (chosen === undefined || askedOn === undefined) return;
    request.mutate(
      { organisationId: chosen.value, askedOn, question },
      {
        onSuccess: () => {
          notifications.show({ message: 'Приглашение записано' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={request.error}
      isPending={request.isPending}
      isFilled={chosen !== undefined && askedOn !== undefined && question.trim() !== ''}
      submitText="Пригласить"
      onSubmit={submit}
      onClose={onDone}
    >
      <OrganisationSelect value={chosen} error={fields['/organisationId']} onChange={setChosen} />
      <DateField
        name="Когда обратились"
        label="Когда обратились"
        required
        w={200}
        value={asked}
        error={fields['/askedOn']}
        onChange={setAsked}
      />
      <Textarea
        label="О чём спрашиваем"
        required
        autosize
        minRows={3}
        value={question}
        error={fields['/question']}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
