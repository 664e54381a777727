import { useState } from 'react';
import { Group, Radio } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ClassGroup, ClassMark } from '#contract/measures';
import { useMarkAttendance } from '../../../api/use-measures.ts';
import { DialogForm } from '../../../components/DialogForm.tsx';

const MARKS: readonly { readonly value: ClassMark; readonly label: string }[] = [
  { value: 'attended', label: 'был(а)' },
  { value: 'excused', label: 'уважительная причина' },
  { value: 'absent', label: 'не был(а)' },
];

interface AttendanceFormProps {
  readonly group: ClassGroup;
  readonly date: ClassGroup['sheet'][number];
  readonly onClose: () => void;
}

/** The sheet of one class: a mark for everybody who has a place in the group. */
export function AttendanceForm({ group, date, onClose }: AttendanceFormProps) {
  const here = group.people.filter(({ isHere }) => isHere);
  const [marks, setMarks] = useState<Readonly<Record<string, ClassMark>>>(
    Object.fromEntries(date.marks.map(({ personId, mark }) => [personId, mark])),
  );
  const save = useMarkAttendance(group.id, date.id);
  const given = here.flatMap(({ id }) => {
    const mark = marks[id];
    return mark === undefined ? [] : [{ personId: id, mark }];
  });

  function submit(): void {
    save.mutate(
      { marks: given },
      {
        onSuccess: () => {
          notifications.show({ message: 'Посещаемость отмечена' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={given.length === here.length && here.length > 0}
      submitText="Сохранить отметки"
      onSubmit={submit}
      onClose={onClose}
    >
      {here.map(({ id, name }) => (
        <Radio.Group
          key={id}
          label={name}
          required
          value={marks[id] ?? null}
          onChange={(value) => {
            const mark = MARKS.find((known) => known.value === value)?.value;
            if (mark !== undefined) setMarks({ ...marks, [id]: mark });
          }}
        >
          <Group gap="md" pt={6}>
            {MARKS.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Group>
        </Radio.Group>
      ))}
    </DialogForm>
  );
}
