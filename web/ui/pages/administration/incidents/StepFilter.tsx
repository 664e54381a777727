import { Button, Group, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RetryIncidentsRequest, StoppedStep } from '#contract/operations';
import { messageOf } from '../../../api/api-error.ts';
import { useRetryIncidents } from '../../../api/use-administration.ts';
import { countOf, type PluralForms } from '../../../text/plural.ts';

export type ChosenStep = Omit<RetryIncidentsRequest, 'until'>;

const STEPS: PluralForms = { one: 'шаг', few: 'шага', many: 'шагов' };
const KIND_NAMES = { failedExternalTask: 'служебный шаг', failedJob: 'шаг движка' } as const;

/** Narrows the list to one step; an outage stops thousands of cases at the same one, and they are tried again together. */
export function StepFilter({
  steps,
  chosen,
  onChoose,
}: {
  steps: readonly StoppedStep[];
  chosen: ChosenStep | undefined;
  onChoose: (step: ChosenStep | undefined) => void;
}) {
  const retry = useRetryIncidents();
  const options = steps.map((step) => ({
    step: { kind: step.kind, process: step.processKey, step: step.activityId },
    open: step.open,
    label: `${step.stepName ?? step.activityId} (${KIND_NAMES[step.kind]}, ${step.processKey}): ${step.open.toLocaleString('ru-RU')}`,
  }));
  const value = chosen === undefined ? null : keyOf(chosen);
  const current = options.find(({ step }) => keyOf(step) === value);
  // A step at which nothing stands any more stays in the field until it is taken out of it.
  const gone = chosen === undefined || current !== undefined ? [] : [{ value: keyOf(chosen), label: `${chosen.step}: 0` }];

  function retryAll(step: ChosenStep): void {
    retry.mutate(step, {
      onSuccess: (count) => notifications.show({ message: `Отправлено на повтор: ${countOf(count, STEPS)}` }),
      onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
    });
  }

  return (
    <Group mb="sm" align="end">
      <Select
        label="Где остановились"
        placeholder="Все шаги"
        clearable
        clearButtonProps={{ 'aria-label': 'Показать все шаги' }}
        w={{ base: '100%', sm: 480 }}
        data={[...options.map(({ step, label }) => ({ value: keyOf(step), label })), ...gone]}
        value={value}
        onChange={(key) => onChoose(options.find(({ step }) => keyOf(step) === key)?.step)}
      />
      {current === undefined ? null : (
        <Button variant="default" loading={retry.isPending} onClick={() => retryAll(current.step)}>
          {`Повторить все такие: ${current.open.toLocaleString('ru-RU')}`}
        </Button>
      )}
    </Group>
  );
}

function keyOf({ kind, process, step }: ChosenStep): string {
  return [kind, process, step].join(' ');
}
