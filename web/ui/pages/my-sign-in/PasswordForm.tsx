import { useState } from 'react';
import { PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../api/api-error.ts';
import { useChangeOwnPassword } from '../../api/use-own-access.ts';
import { DialogForm } from '../../components/DialogForm.tsx';
import { IdentityFields, isIdentityFilled, NO_IDENTITY, toIdentity } from './IdentityFields.tsx';

/** A new password that nobody else knows; typed twice, because it is not seen. */
export function PasswordForm({ asksCode, onDone }: { asksCode: boolean; onDone: () => void }) {
  const [identity, setIdentity] = useState(NO_IDENTITY);
  const [newPassword, setNewPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const change = useChangeOwnPassword();
  const fields = change.error instanceof ApiError ? change.error.fields : {};
  const differs = repeated !== '' && repeated !== newPassword;

  function submit(): void {
    change.mutate(
      { ...toIdentity(identity), newPassword },
      {
        onSuccess: () => {
          notifications.show({ message: 'Пароль изменён, другие входы завершены' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={change.error}
      isPending={change.isPending}
      isFilled={isIdentityFilled(identity, asksCode) && newPassword !== '' && newPassword === repeated}
      submitText="Сменить пароль"
      onSubmit={submit}
      onClose={onDone}
    >
      <IdentityFields
        draft={identity}
        onChange={setIdentity}
        asksCode={asksCode}
        error={change.error}
        passwordLabel="Нынешний пароль"
      />
      <PasswordInput
        label="Новый пароль"
        description="Не короче 12 знаков. Надёжнее всего несколько не связанных слов"
        required
        autoComplete="new-password"
        value={newPassword}
        error={fields['/newPassword']}
        visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть новый пароль', tabIndex: 0 }}
        onChange={(event) => setNewPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label="Новый пароль ещё раз"
        required
        autoComplete="new-password"
        value={repeated}
        error={differs ? 'Пароли не совпадают.' : undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть повторённый пароль', tabIndex: 0 }}
        onChange={(event) => setRepeated(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
