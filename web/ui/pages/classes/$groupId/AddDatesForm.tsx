import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../api/api-error.ts';
import { useAddClassDates } from '../../../api/use-measures.ts';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { ClassDatesField, emptyDate, readDates, type DateDraft } from '../ClassDatesField.tsx';

/** More classes of a group that is there. */
export function AddDatesForm({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const [drafts, setDrafts] = useState<readonly DateDraft[]>([emptyDate(0)]);
  const add = useAddClassDates(groupId);
  const dates = readDates(drafts);

  function submit(): void {
    if (dates === undefined) return;
    add.mutate(
      { dates },
      {
        onSuccess: () => {
          notifications.show({ message: 'Занятия назначены' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={add.error}
      isPending={add.isPending}
      isFilled={dates !== undefined}
      submitText="Назначить занятия"
      onSubmit={submit}
      onClose={onClose}
    >
      <ClassDatesField drafts={drafts} onChange={setDrafts} fields={add.error instanceof ApiError ? add.error.fields : {}} />
    </DialogForm>
  );
}
