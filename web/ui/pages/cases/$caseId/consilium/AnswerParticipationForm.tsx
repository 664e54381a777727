import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ParticipationRow } from '#contract/sessions';
import { ApiError, messageOf } from '../../../../api/api-error.ts';
import { useAnswerParticipation } from '../../../../api/use-consilium.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DateSettings } from '../../../../form/DateSettings.tsx';
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

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (answeredOn === undefined || save.isPending) return;
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
    <DateSettings>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">{`${request.organisation.name}: ${request.question}`}</Text>
          {save.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(save.error)}
            </Alert>
          )}
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              Закрыть без сохранения
            </Button>
            <Button type="submit" loading={save.isPending} disabled={answeredOn === undefined || answer.trim() === ''}>
              Записать ответ
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
