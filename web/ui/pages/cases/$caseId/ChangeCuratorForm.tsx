import { useState } from 'react';
import { Select, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { SuccessorList } from '#contract/curators';
import type { ChangeReason } from '#contract/relations';
import { ApiError } from '../../../api/api-error.ts';
import { successorsQuery, useChangeCurator } from '../../../api/use-curators.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { parseRuDate } from '../../../text/dates.ts';
import { formatLoad } from '../../../text/load.ts';
import { CHANGE_REASON_NAMES, CHANGE_REASONS } from '../../../text/relations.ts';

/** A successor with the load of each candidate in view; the list of what is handed over is made by the server (T-115). */
export function ChangeCuratorForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [userId, setUserId] = useState<string | null>(null);
  const [reasonKind, setReasonKind] = useState<ChangeReason>();
  const [reason, setReason] = useState('');
  const [day, setDay] = useState<string>();
  const [overLimitReason, setOverLimitReason] = useState('');
  const { data, error, refetch } = useQuery(successorsQuery(caseId));
  const save = useChangeCurator(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const changedOn = day === undefined ? undefined : parseRuDate(day);
  const chosen = data?.items.find((item) => item.userId === userId);
  const isReasonMissing = reasonKind === 'other' && reason.trim() === '';
  const isOverload = chosen?.needsReason === true;

  function submit(): void {
    if (userId === null || reasonKind === undefined || changedOn === undefined) return;
    save.mutate(
      {
        ...{ userId, reasonKind, changedOn },
        ...(reason.trim() !== '' && { reason }),
        ...(isOverload && { overLimitReason }),
      },
      {
        onSuccess: () => {
          notifications.show({ message: 'Куратор сменён, список передаваемых дел составлен' });
          onClose();
        },
      },
    );
  }

  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={
        userId !== null &&
        reasonKind !== undefined &&
        changedOn !== undefined &&
        !isReasonMissing &&
        (!isOverload || overLimitReason.trim() !== '')
      }
      submitText="Сменить куратора"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        Открытые задачи, мероприятия и направления перейдут к новому куратору по списку. Семью проинформируют отдельной задачей.
      </Text>
      <Select
        label="Новый куратор"
        required
        placeholder="Выберите специалиста"
        data={(data?.items ?? []).map((item) => ({ value: item.userId, label: nameWithLoad(item) }))}
        value={userId}
        error={fields['/userId']}
        nothingFoundMessage="Других специалистов нет"
        onChange={setUserId}
      />
      {isOverload ? (
        <Textarea
          label="Почему сверх рекомендуемой нагрузки"
          required
          autosize
          minRows={2}
          value={overLimitReason}
          error={fields['/overLimitReason']}
          onChange={(event) => setOverLimitReason(event.currentTarget.value)}
        />
      ) : null}
      <Select
        label="Причина смены"
        required
        placeholder="Выберите"
        data={CHANGE_REASONS.map((value) => ({ value, label: CHANGE_REASON_NAMES[value] }))}
        value={reasonKind ?? null}
        error={fields['/reasonKind']}
        onChange={(value) => setReasonKind(CHANGE_REASONS.find((kind) => kind === value))}
      />
      <Textarea
        label="Пояснение"
        required={reasonKind === 'other'}
        autosize
        minRows={2}
        value={reason}
        error={fields['/reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DateField
        name="Дата смены"
        label="Дата смены"
        required
        w={180}
        value={day}
        error={fields['/changedOn']}
        onChange={setDay}
      />
    </DialogForm>
  );
}

function nameWithLoad({ name, post, index }: SuccessorList['items'][number]): string {
  return `${name}, ${post}, нагрузка ${formatLoad(index)}`;
}
