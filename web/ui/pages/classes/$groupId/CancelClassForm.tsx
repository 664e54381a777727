import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ClassGroup } from '#contract/measures';
import { useCancelClass } from '../../../api/use-measures.ts';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { formatDate } from '../../../text/dates.ts';

interface CancelClassFormProps {
  readonly groupId: string;
  readonly date: ClassGroup['sheet'][number];
  readonly onClose: () => void;
}

/** Asks once more: a class that was called off is not brought back, only appointed anew. */
export function CancelClassForm({ groupId, date, onClose }: CancelClassFormProps) {
  const cancel = useCancelClass(groupId);

  function submit(): void {
    cancel.mutate(date.id, {
      onSuccess: () => {
        notifications.show({ message: 'Занятие отменено' });
        onClose();
      },
    });
  }

  return (
    <DialogForm
      error={cancel.error}
      isPending={cancel.isPending}
      isFilled
      submitText="Отменить занятие"
      cancelText="Не отменять"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{`Занятие ${formatDate(date.heldOn)} в ${date.beginsAt}, «${date.topic}», не состоится. Вернуть его будет нельзя, только назначить новое.`}</Text>
    </DialogForm>
  );
}
