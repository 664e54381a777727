import { useState } from 'react';
import { Code, Text, TextInput } from '@mantine/core';
import { ApiError } from '../../api/api-error.ts';
import { useConfirmSecondFactor, useStartSecondFactor } from '../../api/use-own-access.ts';
import { DialogForm } from '../../components/DialogForm.tsx';
import { ConfirmIdentityForm } from './ConfirmIdentityForm.tsx';
import { QrCode } from './QrCode.tsx';
import { RecoveryCodeList } from './RecoveryCodeList.tsx';

/** Three steps: who asks, the code into the telephone and one of its codes back, the recovery codes. */
export function EnableSecondFactor({ onDone }: { onDone: () => void }) {
  const start = useStartSecondFactor();
  const confirm = useConfirmSecondFactor();
  const [code, setCode] = useState('');
  const fields = confirm.error instanceof ApiError ? confirm.error.fields : {};

  if (confirm.data !== undefined) return <RecoveryCodeList codes={confirm.data.recoveryCodes} onDone={onDone} />;
  if (start.data === undefined) {
    return (
      <ConfirmIdentityForm
        text="При входе, кроме пароля, будет нужен код из приложения на телефоне: Яндекс Ключ, Google Authenticator, Aegis или другого. Сначала подтвердите, что это вы."
        submitText="Продолжить"
        asksCode={false}
        error={start.error}
        isPending={start.isPending}
        onConfirm={(identity) => start.mutate(identity)}
        onClose={onDone}
      />
    );
  }
  return (
    <DialogForm
      error={confirm.error}
      isPending={confirm.isPending}
      isFilled={code.trim() !== ''}
      submitText="Включить второй фактор"
      cancelText="Отмена"
      onSubmit={() => confirm.mutate(code)}
      onClose={onDone}
    >
      <Text size="sm">Отсканируйте код приложением или введите в него ключ вручную.</Text>
      <QrCode text={start.data.address} label="QR-код для приложения-аутентификатора" />
      <Code className="app-secret-key" aria-label="Ключ для ручного ввода">
        {start.data.secret.match(/.{1,4}/g)?.join(' ')}
      </Code>
      <TextInput
        label="Код из приложения"
        description="Шесть цифр, которые приложение показывает сейчас"
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        error={fields['/code']}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
