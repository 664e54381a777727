import { useState } from 'react';
import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import type { ClassGroupList } from '#contract/measures';
import { ApiError } from '../../api/api-error.ts';
import { useCreateClass } from '../../api/use-measures.ts';
import { DialogForm } from '../../components/DialogForm.tsx';
import { ClassDatesField, emptyDate, readDates, type DateDraft } from './ClassDatesField.tsx';

interface CreateClassFormProps {
  readonly measures: ClassGroupList['measures'];
  readonly onClose: () => void;
}

const EMPTY = { title: '', leader: '', place: '', capacity: 10 };

/** Who leads a new group, where, for whom and on which days. */
export function CreateClassForm({ measures, onClose }: CreateClassFormProps) {
  const [words, setWords] = useState(EMPTY);
  const [measureCodes, setMeasureCodes] = useState<string[]>([]);
  const [drafts, setDrafts] = useState<readonly DateDraft[]>([emptyDate(0)]);
  const create = useCreateClass();
  const navigate = useNavigate();
  const fields = create.error instanceof ApiError ? create.error.fields : {};
  const dates = readDates(drafts);
  const isFilled = dates !== undefined && [words.title, words.leader, words.place].every((word) => word.trim() !== '');

  function submit(): void {
    if (dates === undefined) return;
    create.mutate(
      { ...words, measureCodes, dates },
      {
        onSuccess: ({ id }) => {
          notifications.show({ message: 'Группа создана' });
          void navigate({ to: '/classes/$groupId', params: { groupId: id } });
        },
      },
    );
  }

  return (
    <DialogForm
      error={create.error}
      isPending={create.isPending}
      isFilled={isFilled}
      submitText="Создать группу"
      onSubmit={submit}
      onClose={onClose}
    >
      {(['title', 'leader', 'place'] as const).map((name) => (
        <TextInput
          key={name}
          label={LABELS[name]}
          required
          value={words[name]}
          error={fields[`/${name}`]}
          onChange={(event) => setWords({ ...words, [name]: event.currentTarget.value })}
        />
      ))}
      <NumberInput
        label="Мест в группе"
        required
        w={160}
        min={1}
        max={200}
        allowDecimal={false}
        value={words.capacity}
        error={fields['/capacity']}
        onChange={(value) => setWords({ ...words, capacity: Number(value) })}
      />
      <MultiSelect
        label="Для каких мероприятий"
        description="Семьи с этими мероприятиями получат места сами, без выбора куратора."
        data={measures.map(({ code, text }) => ({ value: code, label: `${code} ${text}` }))}
        value={measureCodes}
        searchable
        nothingFoundMessage="Ничего не найдено"
        onChange={setMeasureCodes}
      />
      <ClassDatesField drafts={drafts} onChange={setDrafts} fields={fields} />
    </DialogForm>
  );
}

const LABELS = { title: 'Название группы', leader: 'Кто ведёт занятия', place: 'Место занятий' } as const;
