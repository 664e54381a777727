import { useState } from 'react';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MemberRow } from '#contract/sessions';
import { ApiError } from '../../../api/api-error.ts';
import { useEndMembership } from '../../../api/use-consilium.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../text/dates.ts';

export function EndMembershipForm({ member, onDone }: { member: MemberRow; onDone: () => void }) {
  const [to, setTo] = useState<string>();
  const end = useEndMembership();
  const fields = end.error instanceof ApiError ? end.error.fields : {};
  const toOn = to === undefined ? undefined : parseRuDate(to);

  function submit(): void {
    if (toOn === undefined) return;
    end.mutate(
      { userId: member.user.id, fromOn: member.fromOn, toOn },
      {
        onSuccess: () => {
          notifications.show({ message: 'Состав консилиума изменён' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={end.error}
      isPending={end.isPending}
      isFilled={toOn !== undefined}
      submitText="Вывести из состава"
      onSubmit={submit}
      onClose={onDone}
    >
      <Text size="sm" c="dimmed">
        На заседаниях после этого дня сотрудник не предлагается. Прежние протоколы не меняются.
      </Text>
      <DateField
        name="Последний день в составе"
        label="Последний день в составе"
        required
        w={220}
        value={to}
        error={fields['/toOn']}
        onChange={setTo}
      />
    </DialogForm>
  );
}
