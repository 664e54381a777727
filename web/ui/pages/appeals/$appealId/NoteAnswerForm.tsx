import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Radio, Stack } from '@mantine/core';
import type { NoteAnswerRequest } from '#contract/appeals';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { useNoteAnswer } from '../../../api/use-appeals.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DateSettings } from '../../../form/DateSettings.tsx';
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

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (day !== undefined && kind !== undefined && !note.isPending) note.mutate({ kind, sentOn: day }, { onSuccess: onClose });
  }

  return (
    <DateSettings>
      <form onSubmit={submit}>
        <Stack gap="md">
          {note.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(note.error)}
            </Alert>
          )}
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Не отмечать
            </Button>
            <Button type="submit" loading={note.isPending} disabled={day === undefined || kind === undefined}>
              Отметить отправку
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
