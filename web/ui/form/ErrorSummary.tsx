import { useEffect, useRef } from 'react';
import { Anchor, Alert, List } from '@mantine/core';

export interface SummaryError {
  readonly fieldId: string;
  readonly label: string;
  readonly message: string;
}

/** What must be mended, each line leading to its field. Takes the focus when it appears, so that it is read out. */
export function ErrorSummary({ errors, attempt }: { errors: readonly SummaryError[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  const hasErrors = errors.length > 0;
  useEffect(() => {
    if (hasErrors && attempt > 0) box.current?.focus();
  }, [attempt, hasErrors]);
  if (!hasErrors) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      title="Проверьте заполнение формы"
      className="app-error-summary"
      mb="md"
    >
      <List size="sm" spacing={4}>
        {errors.map((error) => (
          <List.Item key={`${error.fieldId} ${error.message}`}>
            <Anchor
              component="button"
              type="button"
              ta="left"
              fz="sm"
              c="inherit"
              underline="always"
              onClick={() => focusField(error.fieldId)}
            >
              {error.label === '' ? error.message : `${error.label}: ${error.message}`}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** A group of fields cannot take the focus itself: its first control does. */
function focusField(id: string): void {
  const element = document.getElementById(id);
  const control =
    element?.matches('input, textarea, button, select') === true
      ? element
      : element?.querySelector<HTMLElement>('input, textarea, button');
  control?.focus();
  (control ?? element)?.scrollIntoView({ block: 'center' });
}
