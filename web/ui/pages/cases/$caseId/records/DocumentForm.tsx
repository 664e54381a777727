import { useState } from 'react';
import { Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../../api/api-error.ts';
import { useAddPersonalDocument } from '../../../../api/use-assessment.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';
import type { DocumentDialogProps } from './DocumentDialog.tsx';

/** A personal document that came after stage III; its scan is uploaded on the tab «Документы». */
export function DocumentForm({ caseId, members, choices, onClose }: DocumentDialogProps) {
  const [personId, setPersonId] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [issuer, setIssuer] = useState('');
  const [validTo, setValidTo] = useState<string>();
  const [receivedOn, setReceivedOn] = useState<string>();
  const [source, setSource] = useState<string | null>(null);
  const add = useAddPersonalDocument(caseId);
  const fields = add.error instanceof ApiError ? add.error.fields : {};
  const received = receivedOn === undefined ? undefined : parseRuDate(receivedOn);
  const lastDay = validTo === undefined ? undefined : parseRuDate(validTo);
  const isUnreadable = validTo !== undefined && lastDay === undefined;

  function submit(): void {
    if (personId === null || kind === null || source === null || received === undefined) return;
    add.mutate(
      {
        ...{ personId, kind, source, receivedOn: received },
        ...(number.trim() !== '' && { number }),
        ...(issuer.trim() !== '' && { issuer }),
        ...(lastDay !== undefined && { validTo: lastDay }),
      },
      {
        onSuccess: () => {
          notifications.show({ message: 'Документ внесён' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={add.error}
      isPending={add.isPending}
      isFilled={personId !== null && kind !== null && source !== null && received !== undefined && !isUnreadable}
      submitText="Внести документ"
      cancelText="Не вносить"
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label="Чей документ"
        required
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={personId}
        error={fields['/personId']}
        onChange={setPersonId}
      />
      <Select
        label="Вид документа"
        required
        searchable
        data={choices.documentKinds}
        value={kind}
        error={fields['/kind']}
        onChange={setKind}
      />
      <TextInput label="Серия и номер" value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
      <TextInput label="Кем выдан" value={issuer} onChange={(event) => setIssuer(event.currentTarget.value)} />
      <Group gap="sm" align="flex-start">
        <DateField
          name="Дата получения"
          label="Дата получения"
          required
          w={180}
          value={receivedOn}
          onChange={setReceivedOn}
          error={fields['/receivedOn']}
        />
        <DateField name="Действует до" label="Действует до" w={180} value={validTo} onChange={setValidTo} />
      </Group>
      <Select
        label="Источник сведений"
        required
        data={choices.sources}
        value={source}
        error={fields['/source']}
        onChange={setSource}
      />
    </DialogForm>
  );
}
