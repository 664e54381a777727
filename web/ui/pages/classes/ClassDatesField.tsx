import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { DateField } from '../../components/DateField.tsx';
import { Icon } from '../../components/Icon.tsx';
import { parseRuDate, parseTime } from '../../text/dates.ts';

/** One class as it is being entered: the fields hold what was typed. */
export interface DateDraft {
  readonly key: number;
  readonly heldOn: string | undefined;
  readonly beginsAt: string;
  readonly topic: string;
}

export const emptyDate = (key: number): DateDraft => ({ key, heldOn: undefined, beginsAt: '', topic: '' });

/** What was entered as the request takes it; undefined while a row is unfinished. */
export function readDates(drafts: readonly DateDraft[]): { heldOn: string; beginsAt: string; topic: string }[] | undefined {
  const dates = drafts.flatMap(({ heldOn, beginsAt, topic }) => {
    const day = heldOn === undefined ? undefined : parseRuDate(heldOn);
    const time = parseTime(beginsAt);
    return day === undefined || time === undefined || topic.trim() === '' ? [] : [{ heldOn: day, beginsAt: time, topic }];
  });
  return dates.length === drafts.length && dates.length > 0 ? dates : undefined;
}

interface ClassDatesFieldProps {
  readonly drafts: readonly DateDraft[];
  readonly onChange: (drafts: readonly DateDraft[]) => void;
  /** Errors of the server by JSON pointer. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Days, hours and topics of the classes of a group, one row each. */
export function ClassDatesField({ drafts, onChange, fields }: ClassDatesFieldProps) {
  const change = (key: number, values: Partial<DateDraft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...values } : draft)));
  return (
    <Stack gap="xs" role="group" aria-label="Занятия">
      <Text size="sm" fw={500}>
        Занятия
      </Text>
      {drafts.map((draft, index) => (
        <Group key={draft.key} align="flex-end" gap="xs" wrap="wrap">
          <DateField
            name={`День, занятие ${index + 1}`}
            label="День"
            required
            w={150}
            value={draft.heldOn}
            error={fields[`/dates/${index}/heldOn`]}
            onChange={(heldOn) => change(draft.key, { heldOn })}
          />
          <TextInput
            label="Начало"
            required
            w={90}
            placeholder="16:30"
            value={draft.beginsAt}
            error={fields[`/dates/${index}/beginsAt`]}
            onChange={(event) => change(draft.key, { beginsAt: event.currentTarget.value })}
          />
          <TextInput
            label="Тема"
            required
            style={{ flex: '1 1 200px' }}
            value={draft.topic}
            error={fields[`/dates/${index}/topic`]}
            onChange={(event) => change(draft.key, { topic: event.currentTarget.value })}
          />
          {drafts.length === 1 ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Убрать занятие ${index + 1}`}
              onClick={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
            >
              <Icon name="remove" />
            </ActionIcon>
          )}
        </Group>
      ))}
      {fields['/dates'] === undefined ? null : (
        <Text size="sm" c="error" role="alert">
          {fields['/dates']}
        </Text>
      )}
      <Button
        variant="light"
        size="xs"
        w="fit-content"
        onClick={() => onChange([...drafts, emptyDate(Math.max(...drafts.map(({ key }) => key)) + 1)])}
      >
        Добавить занятие
      </Button>
    </Stack>
  );
}
