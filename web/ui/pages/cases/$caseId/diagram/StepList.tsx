import { Text, UnstyledButton } from '@mantine/core';
import type { CaseStep } from '#contract/processes';
import { useTimeZone } from '../../../../api/use-me.ts';
import { Tag } from '../../../../components/Tag.tsx';
import { stepState, stepTime, stepWho } from './step-words.ts';

interface StepListProps {
  readonly steps: readonly CaseStep[];
  readonly chosen: string | undefined;
  readonly onChoose: (activityId: string) => void;
}

export function StepList({ steps, chosen, onChoose }: StepListProps) {
  const timeZone = useTimeZone();
  const now = new Date();
  if (steps.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Шагов ещё не было.
      </Text>
    );
  return (
    <ol className="app-step-list">
      {steps.map((step) => {
        const state = stepState(step);
        return (
          <li key={step.id}>
            <UnstyledButton
              className="app-step"
              aria-pressed={step.activityId === chosen}
              onClick={() => onChoose(step.activityId)}
            >
              <span>
                <Text component="span" size="sm" fw={700}>
                  {step.name}
                </Text>{' '}
                <Tag tone={state.tone}>{state.text}</Tag>
              </span>
              <Text component="span" size="sm" c="dimmed">{`${stepWho(step)}, ${stepTime(step, timeZone, now)}`}</Text>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
