import { useState } from 'react';
import { Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DynamicsChange } from '#contract/observation';
import { ApiError } from '../../../../api/api-error.ts';
import { useRecordDynamics } from '../../../../api/use-observation.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';
import { DYNAMICS_CHANGES, DYNAMICS_NAMES } from './dynamics-words.ts';

interface DynamicsFormProps {
  readonly caseId: string;
  readonly onClose: () => void;
  /** Whether the entry offers to bring the family before the consilium. */
  readonly onRecorded: (offersConsilium: boolean) => void;
}

/** Day, change and comment of one entry of the diary. */
export function DynamicsForm({ caseId, onClose, onRecorded }: DynamicsFormProps) {
  const [date, setDate] = useState<string>();
  const [change, setChange] = useState<DynamicsChange>();
  const [comment, setComment] = useState('');
  const record = useRecordDynamics(caseId);
  const fields = record.error instanceof ApiError ? record.error.fields : {};
  const on = date === undefined ? undefined : parseRuDate(date);

  function submit(): void {
    if (on === undefined || change === undefined) return;
    record.mutate(
      { on, change, comment },
      {
        onSuccess: ({ offersConsilium }) => {
          notifications.show({ message: 'Запись внесена' });
          onRecorded(offersConsilium);
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={record.error}
      isPending={record.isPending}
      isFilled={on !== undefined && change !== undefined && comment.trim() !== ''}
      submitText="Внести запись"
      cancelText="Не вносить"
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField name="Дата" label="Дата" required w={180} value={date} onChange={setDate} error={fields['/on']} />
      <Radio.Group
        label="Изменение"
        required
        value={change ?? null}
        error={fields['/change']}
        onChange={(value) => setChange(DYNAMICS_CHANGES.find((known) => known === value))}
      >
        <Stack gap={8} pt={6}>
          {DYNAMICS_CHANGES.map((code) => (
            <Radio key={code} value={code} label={DYNAMICS_NAMES[code]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Комментарий"
        required
        autosize
        minRows={3}
        value={comment}
        error={fields['/comment']}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
