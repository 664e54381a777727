import { useState } from 'react';
import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { suspensionKinds, type SuspendRequest } from '#contract/events';
import { ApiError } from '../../../../api/api-error.ts';
import { useResume, useSuspend } from '../../../../api/use-events.ts';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { SUSPENSION_NAMES } from '../../../../text/events.ts';

interface SuspensionFormProps {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Holds the measures back, with a reason; the terms of the case run on. */
export function SuspendForm({ caseId, onClose }: SuspensionFormProps) {
  const [kind, setKind] = useState<SuspendRequest['kind']>();
  const [reason, setReason] = useState('');
  const save = useSuspend(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};

  function submit(): void {
    if (kind === undefined) return;
    save.mutate({ kind, reason }, { onSuccess: () => finish('Сопровождение приостановлено', onClose) });
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={kind !== undefined && reason.trim() !== ''}
      submitText="Приостановить"
      cancelText="Не приостанавливать"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">Мероприятия не выполняются, напоминания не приходят. Сроки ИПССС при этом идут.</Text>
      <Radio.Group
        label="Почему"
        required
        value={kind ?? null}
        error={fields['/kind']}
        onChange={(value) => setKind(suspensionKinds.find((known) => known === value))}
      >
        <Stack gap={8} pt={6}>
          {suspensionKinds.map((code) => (
            <Radio key={code} value={code} label={SUSPENSION_NAMES[code]} />
          ))}
        </Stack>
      </Radio.Group>
      <ReasonField label="Причина и до каких пор" value={reason} error={fields['/reason']} onChange={setReason} />
    </DialogForm>
  );
}

/** Lets the measures go on. */
export function ResumeForm({ caseId, onClose }: SuspensionFormProps) {
  const [reason, setReason] = useState('');
  const save = useResume(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={reason.trim() !== ''}
      submitText="Возобновить"
      cancelText="Не возобновлять"
      onSubmit={() => save.mutate({ reason }, { onSuccess: () => finish('Сопровождение возобновлено', onClose) })}
      onClose={onClose}
    >
      <ReasonField label="Почему сопровождение возобновляется" value={reason} error={fields['/reason']} onChange={setReason} />
    </DialogForm>
  );
}

function finish(message: string, onClose: () => void): void {
  notifications.show({ message });
  onClose();
}

interface ReasonFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function ReasonField({ label, value, error, onChange }: ReasonFieldProps) {
  return (
    <Textarea
      label={label}
      required
      autosize
      minRows={2}
      maxLength={2000}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
