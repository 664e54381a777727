import { useState } from 'react';
import { Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../../../../api/api-error.ts';
import { organisationsQuery, useRequestParticipation } from '../../../../api/use-consilium.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

const TYPING_PAUSE_MS = 300;

export function AskParticipationForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const [asked, setAsked] = useState<string>();
  const [question, setQuestion] = useState('');
  const { data } = useQuery(organisationsQuery(search === '' || search === chosen?.label ? undefined : search));
  const request = useRequestParticipation(caseId);
  const fields = request.error instanceof ApiError ? request.error.fields : {};
  const askedOn = asked === undefined ? undefined : parseRuDate(asked);
  const found = (data?.items ?? []).map(({ id, name, district }) => ({ value: id, label: `${name}, ${district}` }));
  const shown = chosen === undefined || found.some(({ value }) => value === chosen.value) ? found : [chosen, ...found];

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
      <Select
        label="Организация"
        required
        searchable
        placeholder="Начните вводить название"
        nothingFoundMessage="Ничего не найдено"
        data={shown}
        filter={({ options }) => options}
        value={chosen?.value ?? null}
        error={fields['/organisationId']}
        onSearchChange={setText}
        onChange={(value) => setChosen(shown.find((option) => option.value === value))}
      />
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
