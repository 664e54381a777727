import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Checkbox, FileInput, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { useReplaceCalendar } from '../../../api/use-calendar.ts';
import { Section } from '../../../components/Section.tsx';
import { countOf } from '../../../text/plural.ts';
import { readCalendarFile, type ReadCalendar } from './calendar-file.ts';

const REGIONS = [
  { value: 'RU', label: 'Вся Россия' },
  { value: 'RU-TA', label: 'Республика Татарстан' },
];
const DAYS = { one: 'день', few: 'дня', many: 'дней' };

/** Loads the days of a year from a file; open deadlines and timers move with it. */
export function CalendarTab() {
  const [year, setYear] = useState(new Date().getFullYear() + 1);
  const [region, setRegion] = useState('RU-TA');
  const [decree, setDecree] = useState('');
  const [isComplete, setIsComplete] = useState(true);
  const [read, setRead] = useState<ReadCalendar>();
  const replace = useReplaceCalendar(year);
  const fields = replace.error instanceof ApiError ? Object.values(replace.error.fields) : [];

  async function readFile(file: File | null): Promise<void> {
    setRead(file === null ? undefined : readCalendarFile(await file.text(), year));
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (read === undefined || read.problems.length > 0 || replace.isPending) return;
    replace.mutate(
      { region, decree: decree.trim() === '' ? null : decree, isComplete, days: [...read.days] },
      {
        onSuccess: ({ movedDeadlines }) =>
          notifications.show({ title: `Календарь на ${year} год загружен`, message: `Перенесено сроков: ${movedDeadlines}` }),
      },
    );
  }

  return (
    <Section title="Загрузить календарь года">
      <form onSubmit={submit}>
        <Stack gap="md" maw={640}>
          <Text size="sm" c="dimmed">
            Файл CSV: в строке дата ГГГГ-ММ-ДД или ДД.ММ.ГГГГ, вид (выходной, сокращённый, рабочий), название и, если день
            перенесён, дата, с которой он перенесён. Разделитель — точка с запятой.
          </Text>
          {replace.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {[messageOf(replace.error), ...fields].join(' ')}
            </Alert>
          )}
          <Group gap="sm" align="flex-start">
            <NumberInput
              label="Год"
              required
              w={120}
              min={2017}
              max={2100}
              value={year}
              hideControls
              onChange={(value) => setYear(Number(value))}
            />
            <Select
              label="Регион"
              required
              w={260}
              allowDeselect={false}
              data={REGIONS}
              value={region}
              onChange={(value) => setRegion(value ?? region)}
            />
          </Group>
          <TextInput
            label="Постановление"
            description="Оставьте пустым, если его ещё нет: год будет предварительным"
            value={decree}
            onChange={(event) => setDecree(event.currentTarget.value)}
          />
          <Checkbox
            label="Все дни года утверждены"
            checked={isComplete}
            onChange={(event) => setIsComplete(event.currentTarget.checked)}
          />
          <FileInput
            label="Файл с днями"
            required
            accept=".csv,text/csv"
            placeholder="Выберите файл"
            clearable
            clearButtonProps={{ 'aria-label': 'Убрать файл' }}
            onChange={(file) => void readFile(file)}
          />
          {read === undefined ? null : (
            <Alert color={read.problems.length > 0 ? 'red' : 'gray'} variant="light" role="status">
              {read.problems.length > 0 ? read.problems.join(' ') : `В файле ${countOf(read.days.length, DAYS)}.`}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={replace.isPending} disabled={read === undefined || read.problems.length > 0}>
              Загрузить календарь
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
