import { useState } from 'react';
import { Radio, Stack } from '@mantine/core';
import type { NoteAnswerRequest } from '#contract/appeals';
import { ApiError } from '../../../api/api-error.ts';
import { useNoteAnswer } from '../../../api/use-appeals.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../text/dates.ts';

type Kind = NoteAnswerRequest['kind'];

const KIND_NAMES: Readonly<Record<Kind, string>> = { accepted: 'о принятии к рассмотрению', considered: 'о рассмотрении' };

/** When an answer went to the sender of a message. */
export function NoteAnswerForm(props: { appealId: string; kinds: readonly Kind[]; onClose: () => void }) {
  const { appealId, kinds, onClose } = props;
  const [kind, setKind] = useState(kinds[0]);
  const [date, setDate] = useState<string>();
  const note = useNoteAnswer(appealId);
  const day = date === undefined ? undefined : parseRuDate(date);
  const fields = note.error instanceof ApiError ? note.error.fields : {};

  function submit(): void {
    if (day !== undefined && kind !== undefined) note.mutate({ kind, sentOn: day }, { onSuccess: onClose });
  }

  return (
    <DialogForm
      error={note.error}
      isPending={note.isPending}
      isFilled={day !== undefined && kind !== undefined}
      submitText="Отметить отправку"
      cancelText="Не отмечать"
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group
        label="Ответ"
        required
        value={kind ?? null}
        onChange={(value) => setKind(kinds.find((candidate) => candidate === value))}
      >
        <Stack gap={8} pt={6}>
          {kinds.map((each) => (
            <Radio key={each} value={each} label={KIND_NAMES[each]} />
          ))}
        </Stack>
      </Radio.Group>
      <DateField
        name="Дата отправки"
        label="Дата отправки"
        required
        w={200}
        value={date}
        onChange={setDate}
        error={fields['/sentOn']}
      />
    </DialogForm>
  );
}
