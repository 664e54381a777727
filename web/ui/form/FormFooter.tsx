import { Button, Group, Text } from '@mantine/core';
import { useTimeZone } from '../api/use-me.ts';
import { formatMoment } from '../text/dates.ts';
import type { Autosave } from './use-autosave.ts';

interface FormFooterProps {
  readonly submitText: string;
  readonly isSubmitting: boolean;
  readonly autosave: Autosave | undefined;
}

/** Stays in sight under a long form; submitting never fires twice. */
export function FormFooter({ submitText, isSubmitting, autosave }: FormFooterProps) {
  return (
    <div className="app-form-footer">
      <Group gap="sm">
        <Button type="submit" loading={isSubmitting}>
          {submitText}
        </Button>
        {autosave === undefined ? null : (
          <Button
            variant="default"
            disabled={isSubmitting}
            loading={autosave.state === 'saving'}
            onClick={() => void autosave.flush()}
          >
            Сохранить черновик
          </Button>
        )}
        {autosave === undefined ? null : <SaveWords autosave={autosave} />}
      </Group>
    </div>
  );
}

function SaveWords({ autosave }: { autosave: Autosave }) {
  const timeZone = useTimeZone();
  return (
    <Text size="sm" c={autosave.state === 'failed' ? 'error' : 'dimmed'} role="status">
      {describeState(autosave, timeZone)}
    </Text>
  );
}

function describeState({ state, savedAt }: Autosave, timeZone: string): string {
  if (state === 'saving') return 'Черновик сохраняется';
  if (state === 'pending') return 'Есть несохранённые изменения';
  if (state === 'failed') return 'Черновик не сохранён. Проверьте связь и нажмите «Сохранить черновик»';
  return savedAt === undefined ? '' : `Черновик сохранён ${formatMoment(savedAt, timeZone)}`;
}
