import { PasswordInput, TextInput } from '@mantine/core';
import { ApiError } from '../../api/api-error.ts';

export interface IdentityDraft {
  readonly password: string;
  readonly code: string;
}

export const NO_IDENTITY: IdentityDraft = { password: '', code: '' };

interface IdentityFieldsProps {
  readonly draft: IdentityDraft;
  readonly onChange: (draft: IdentityDraft) => void;
  readonly asksCode: boolean;
  readonly error: Error | null;
  readonly passwordLabel?: string;
}

/** Password, and the code where there is a second factor: before a change the person shows anew who they are. */
export function IdentityFields({ draft, onChange, asksCode, error, passwordLabel }: IdentityFieldsProps) {
  const fields = error instanceof ApiError ? error.fields : {};
  return (
    <>
      <PasswordInput
        label={passwordLabel ?? 'Пароль'}
        required
        autoComplete="current-password"
        value={draft.password}
        error={fields['/password']}
        visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль', tabIndex: 0 }}
        onChange={(event) => onChange({ ...draft, password: event.currentTarget.value })}
      />
      {asksCode ? (
        <TextInput
          label="Код подтверждения"
          description="Шесть цифр из приложения или резервный код"
          required
          autoComplete="one-time-code"
          value={draft.code}
          error={fields['/code']}
          onChange={(event) => onChange({ ...draft, code: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}

export function isIdentityFilled(draft: IdentityDraft, asksCode: boolean): boolean {
  return draft.password !== '' && (!asksCode || draft.code.trim() !== '');
}

export function toIdentity({ password, code }: IdentityDraft): { password: string; code?: string } {
  return code.trim() === '' ? { password } : { password, code };
}
