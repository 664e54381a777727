import { useState } from 'react';
import { Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../../api/api-error.ts';
import { useRequestReEntry } from '../../../../api/use-completion.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

/** The family comes back: the new appeal is filled in from this case and waits for its registration (T-102; AMB-18). */
export function ReEntryForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [day, setDay] = useState<string>();
  const [problem, setProblem] = useState('');
  const request = useRequestReEntry(caseId);
  const fields = request.error instanceof ApiError ? request.error.fields : {};
  const receivedOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (receivedOn === undefined) return;
    request.mutate(
      { receivedOn, problem },
      {
        onSuccess: () => {
          notifications.show({ message: 'Обращение передано на регистрацию' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={request.error}
      isPending={request.isPending}
      isFilled={receivedOn !== undefined && problem.trim() !== ''}
      submitText="Передать на регистрацию"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        Состав семьи, адрес и категории возьмутся из этого дела. В новом деле первоначально заполнятся ИППСУ, личные документы,
        ресурсы и проблемы.
      </Text>
      <DateField
        name="Дата обращения"
        label="Дата обращения"
        required
        w={180}
        value={day}
        error={fields['/receivedOn']}
        onChange={setDay}
      />
      <Textarea
        label="С чем обратилась семья"
        required
        autosize
        minRows={3}
        maxLength={4000}
        value={problem}
        error={fields['/problem']}
        onChange={(event) => setProblem(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
