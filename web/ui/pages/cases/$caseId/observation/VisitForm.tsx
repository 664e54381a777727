import { useState } from 'react';
import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../../api/api-error.ts';
import { useRecordVisit } from '../../../../api/use-assessment.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';
import type { VisitDialogProps } from './VisitDialog.tsx';

/** When and where the family was visited, who was there, and what came of it. */
export function VisitForm({ caseId, members, sources, onClose }: VisitDialogProps) {
  const [visitedOn, setVisitedOn] = useState<string>();
  const [place, setPlace] = useState('дома у семьи');
  const [participantIds, setParticipantIds] = useState<string[]>([]);
  const [others, setOthers] = useState('');
  const [outcome, setOutcome] = useState('');
  const [source, setSource] = useState<string | null>('curator');
  const record = useRecordVisit(caseId);
  const fields = record.error instanceof ApiError ? record.error.fields : {};
  const day = visitedOn === undefined ? undefined : parseRuDate(visitedOn);

  function submit(): void {
    if (day === undefined || source === null) return;
    record.mutate(
      { visitedOn: day, place, participantIds, outcome, source, ...(others.trim() !== '' && { others }) },
      {
        onSuccess: () => {
          notifications.show({ message: 'Посещение внесено' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={record.error}
      isPending={record.isPending}
      isFilled={day !== undefined && source !== null && participantIds.length > 0 && outcome.trim() !== ''}
      submitText="Внести посещение"
      cancelText="Не вносить"
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField
        name="Дата посещения"
        label="Дата посещения"
        required
        w={180}
        value={visitedOn}
        onChange={setVisitedOn}
        error={fields['/visitedOn']}
      />
      <TextInput
        label="Место"
        required
        value={place}
        error={fields['/place']}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <Checkbox.Group
        label="Кто из семьи был"
        required
        value={participantIds}
        error={fields['/participantIds']}
        onChange={setParticipantIds}
      >
        <Stack gap={8} pt={6}>
          {members.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput label="Кто ещё участвовал" value={others} onChange={(event) => setOthers(event.currentTarget.value)} />
      <Textarea
        label="Итог посещения"
        required
        autosize
        minRows={3}
        value={outcome}
        error={fields['/outcome']}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      <Select
        label="Источник сведений"
        required
        allowDeselect={false}
        data={sources}
        value={source}
        error={fields['/source']}
        onChange={setSource}
      />
    </DialogForm>
  );
}
