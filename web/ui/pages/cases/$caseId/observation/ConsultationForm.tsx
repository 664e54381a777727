import { useState } from 'react';
import { Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CaseCard } from '#contract/cases';
import { ApiError } from '../../../../api/api-error.ts';
import { useRecordConsultation } from '../../../../api/use-observation.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

interface ConsultationFormProps {
  readonly caseId: string;
  readonly members: CaseCard['family']['members'];
  readonly onClose: () => void;
}

/** Day, member of the family and topic; the note is free. */
export function ConsultationForm({ caseId, members, onClose }: ConsultationFormProps) {
  const [date, setDate] = useState<string>();
  const [personId, setPersonId] = useState<string | null>(null);
  const [topic, setTopic] = useState('');
  const [note, setNote] = useState('');
  const record = useRecordConsultation(caseId);
  const fields = record.error instanceof ApiError ? record.error.fields : {};
  const on = date === undefined ? undefined : parseRuDate(date);

  function submit(): void {
    if (on === undefined || personId === null) return;
    record.mutate(
      { on, personId, topic, ...(note.trim() !== '' && { note }) },
      {
        onSuccess: () => {
          notifications.show({ message: 'Консультация записана' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={record.error}
      isPending={record.isPending}
      isFilled={on !== undefined && personId !== null && topic.trim() !== ''}
      submitText="Записать консультацию"
      cancelText="Не записывать"
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField name="Дата" label="Дата" required w={180} value={date} onChange={setDate} error={fields['/on']} />
      <Select
        label="С кем из семьи"
        required
        placeholder="Выберите члена семьи"
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={personId}
        error={fields['/personId']}
        onChange={setPersonId}
      />
      <TextInput
        label="Тема"
        required
        value={topic}
        error={fields['/topic']}
        onChange={(event) => setTopic(event.currentTarget.value)}
      />
      <Textarea
        label="Что разъяснено"
        autosize
        minRows={3}
        value={note}
        error={fields['/note']}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
