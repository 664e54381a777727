import { useState } from 'react';
import { Text } from '@mantine/core';
import { DialogForm } from '../../components/DialogForm.tsx';
import { IdentityFields, isIdentityFilled, NO_IDENTITY, toIdentity } from './IdentityFields.tsx';

interface ConfirmIdentityFormProps {
  readonly text: string;
  readonly submitText: string;
  readonly asksCode: boolean;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onConfirm: (identity: { password: string; code?: string }) => void;
  readonly onClose: () => void;
}

/** «Is it you?» before a change: what will happen, and the fields that prove who asks. */
export function ConfirmIdentityForm(props: ConfirmIdentityFormProps) {
  const { text, submitText, asksCode, error, isPending, onConfirm, onClose } = props;
  const [draft, setDraft] = useState(NO_IDENTITY);
  return (
    <DialogForm
      error={error}
      isPending={isPending}
      isFilled={isIdentityFilled(draft, asksCode)}
      submitText={submitText}
      cancelText="Отмена"
      onSubmit={() => onConfirm(toIdentity(draft))}
      onClose={onClose}
    >
      <Text size="sm">{text}</Text>
      <IdentityFields draft={draft} onChange={setDraft} asksCode={asksCode} error={error} />
    </DialogForm>
  );
}
