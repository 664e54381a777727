import { useState } from 'react';
import { Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ObjectionSubject } from '#contract/relations';
import { ApiError } from '../../../../api/api-error.ts';
import { useRegisterObjection } from '../../../../api/use-relations.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';
import { OBJECTION_SUBJECT_NAMES, OBJECTION_SUBJECTS } from '../../../../text/relations.ts';

/** Registers an objection; the director gets a task to answer it. */
export function ObjectionForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [about, setAbout] = useState<ObjectionSubject>();
  const [text, setText] = useState('');
  const [day, setDay] = useState<string>();
  const save = useRegisterObjection(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const receivedOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (about === undefined || receivedOn === undefined) return;
    save.mutate(
      { about, text, receivedOn },
      {
        onSuccess: ({ number }) => {
          notifications.show({ message: `Зарегистрировано возражение № ${number}` });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={about !== undefined && receivedOn !== undefined && text.trim() !== ''}
      submitText="Зарегистрировать"
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label="На что возражает семья"
        required
        placeholder="Выберите"
        data={OBJECTION_SUBJECTS.map((value) => ({ value, label: OBJECTION_SUBJECT_NAMES[value] }))}
        value={about ?? null}
        error={fields['/about']}
        onChange={(value) => setAbout(OBJECTION_SUBJECTS.find((subject) => subject === value))}
      />
      <DateField
        name="Дата поступления"
        label="Дата поступления"
        required
        w={180}
        value={day}
        error={fields['/receivedOn']}
        onChange={setDay}
      />
      <Textarea
        label="Возражение"
        required
        autosize
        minRows={4}
        value={text}
        error={fields['/text']}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
