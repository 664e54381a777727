import { Group, SegmentedControl, Select } from '@mantine/core';
import { eventThemes, type EventTheme } from '#contract/timeline';

const THEME_NAMES: Readonly<Record<EventTheme, string>> = {
  decisions: 'Решения и события',
  measures: 'Мероприятия',
  letters: 'Письма и организации',
  people: 'Семья и люди',
  deadlines: 'Сроки и напоминания',
};

interface Filters {
  readonly theme: EventTheme | undefined;
  readonly order: 'oldest' | undefined;
}

/** What of the history is shown, and from which end. */
export function TimelineFilters({ theme, order, onChange }: Filters & { readonly onChange: (change: Partial<Filters>) => void }) {
  return (
    <Group gap="md" align="flex-end">
      <Select
        label="Показать"
        w={260}
        clearable
        placeholder="Всю историю"
        data={eventThemes.map((value) => ({ value, label: THEME_NAMES[value] }))}
        value={theme ?? null}
        onChange={(value) => onChange({ theme: eventThemes.find((known) => known === value) })}
      />
      <SegmentedControl
        aria-label="Порядок"
        data={[
          { value: 'newest', label: 'Сначала новое' },
          { value: 'oldest', label: 'С начала дела' },
        ]}
        value={order ?? 'newest'}
        onChange={(value) => onChange({ order: value === 'oldest' ? 'oldest' : undefined })}
      />
    </Group>
  );
}
