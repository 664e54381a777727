import { useState } from 'react';
import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DocumentType, DocumentTypeList } from '#contract/checklists';
import { ApiError } from '../../../api/api-error.ts';
import { useAddDocumentType } from '../../../api/use-checklists.ts';
import { useMe } from '../../../api/use-me.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../text/dates.ts';
import { LIST_NAMES, LISTS } from './lists.ts';

const EVERYWHERE = 'everywhere';

interface AddTypeFormProps {
  readonly requirements: DocumentTypeList['requirements'];
  readonly onDone: () => void;
}

/** A document that cases opened from a day on have to show. */
export function AddTypeForm({ requirements, onDone }: AddTypeFormProps) {
  const centre = useMe()?.centre ?? null;
  const [list, setList] = useState<DocumentType['list']>('personal');
  const [place, setPlace] = useState(centre?.id ?? EVERYWHERE);
  const [label, setLabel] = useState('');
  const [issuer, setIssuer] = useState('');
  const [isStrict, setIsStrict] = useState(false);
  const [requiredFor, setRequiredFor] = useState<string[]>([]);
  const [validFrom, setValidFrom] = useState<string>();
  const add = useAddDocumentType();
  const fields = add.error instanceof ApiError ? add.error.fields : {};
  const from = validFrom === undefined ? undefined : parseRuDate(validFrom);
  const offered = requirements.filter(({ code }) => list === 'personal' || code === 'family');

  function submit(): void {
    if (from === undefined) return;
    add.mutate(
      { list, centreId: place === EVERYWHERE ? null : place, label, issuer, isStrict, requiredFor, validFrom: from },
      {
        onSuccess: () => {
          notifications.show({ message: 'Документ внесён в перечень' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={add.error}
      isPending={add.isPending}
      isFilled={from !== undefined && label.trim() !== ''}
      submitText="Внести документ"
      onSubmit={submit}
      onClose={onDone}
    >
      <Select
        label="Перечень"
        required
        allowDeselect={false}
        data={LISTS.map((value) => ({ value, label: LIST_NAMES[value] }))}
        value={list}
        onChange={(value) => {
          setList(LISTS.find((one) => one === value) ?? list);
          setRequiredFor([]);
        }}
      />
      <Select
        label="Где действует"
        required
        allowDeselect={false}
        data={[
          { value: EVERYWHERE, label: 'Все центры' },
          ...(centre === null ? [] : [{ value: centre.id, label: centre.name }]),
        ]}
        value={place}
        onChange={(value) => setPlace(value ?? place)}
      />
      <TextInput
        label="Документ"
        required
        value={label}
        error={fields['/label']}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <TextInput label="Кто выдаёт" value={issuer} onChange={(event) => setIssuer(event.currentTarget.value)} />
      <MultiSelect
        label="С кого требуется"
        description="Оставьте пустым, если документ необязательный"
        data={offered.map(({ code, label: name }) => ({ value: code, label: name }))}
        value={requiredFor}
        error={fields['/requiredFor']}
        onChange={setRequiredFor}
      />
      <Checkbox
        label="Медицинский документ или заключение: строгий доступ"
        checked={isStrict}
        onChange={(event) => setIsStrict(event.currentTarget.checked)}
      />
      <DateField
        name="Для дел, открытых с"
        label="Для дел, открытых с"
        required
        w={200}
        value={validFrom}
        onChange={setValidFrom}
        error={fields['/validFrom']}
      />
    </DialogForm>
  );
}
