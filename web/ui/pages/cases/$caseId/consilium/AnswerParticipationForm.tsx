import { useState } from 'react';
import { Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ParticipationRow } from '#contract/sessions';
import { ApiError } from '../../../../api/api-error.ts';
import { useAnswerParticipation } from '../../../../api/use-consilium.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

interface AnswerParticipationFormProps {
  readonly caseId: string;
  readonly request: ParticipationRow;
  readonly onDone: () => void;
}

export function AnswerParticipationForm({ caseId, request, onDone }: AnswerParticipationFormProps) {
  const [answered, setAnswered] = useState<string>();
  const [answer, setAnswer] = useState('');
  const save = useAnswerParticipation(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const answeredOn = answered === undefined ? undefined : parseRuDate(answered);

  function submit(): void {
    if (answeredOn === undefined) return;
    save.mutate(
      { requestId: request.id, answeredOn, answer },
      {
        onSuccess: () => {
          notifications.show({ message: 'Ответ записан' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={answeredOn !== undefined && answer.trim() !== ''}
      submitText="Записать ответ"
      onSubmit={submit}
      onClose={onDone}
    >
      <Text size="sm">{`${request.organisation.name}: ${request.question}`}</Text>
      <DateField
        name="Дата ответа"
        label="Дата ответа"
        required
        w={200}
        value={answered}
        error={fields['/answeredOn']}
        onChange={setAnswered}
      />
      <Textarea
        label="Что предложила организация"
        required
        autosize
        minRows={3}
        value={answer}
        error={fields['/answer']}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
