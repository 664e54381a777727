import { Button, Group, NumberInput, Select } from '@mantine/core';
import type { MeasurePage } from '#contract/control';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { STATE_FILTER_NAMES, STATE_FILTERS, type StateFilter } from './measure-words.ts';

export interface MeasureSearch {
  readonly state?: StateFilter;
  readonly curator?: string;
  readonly case?: string;
  readonly executor?: string;
  readonly days?: number;
  readonly month?: string;
  readonly page?: number;
}

interface MeasureFilterBarProps {
  readonly search: MeasureSearch;
  readonly choices: MeasurePage['filters'] | undefined;
  /** How many days ahead count as due when the address names none. */
  readonly days: number | undefined;
  readonly onChange: (change: { readonly [Name in keyof MeasureSearch]?: MeasureSearch[Name] | undefined }) => void;
}

const CENTRE = { value: 'centre', label: 'Сам Центр' };
const MAX_DAYS = 366;

export function MeasureFilterBar({ search, choices, days, onChange }: MeasureFilterBarProps) {
  const curators = choices?.curators ?? [];
  return (
    <Group mb="sm" gap="sm" className="app-no-print">
      <Select
        aria-label="Состояние"
        size="sm"
        w={190}
        allowDeselect={false}
        data={STATE_FILTERS.map((value) => ({ value, label: STATE_FILTER_NAMES[value] }))}
        value={search.state ?? 'open'}
        onChange={(chosen) => onChange({ state: STATE_FILTERS.find((known) => known === chosen) })}
      />
      <FilterSelect
        label="Все исполнители"
        width={260}
        options={[CENTRE, ...(choices?.executors ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        value={search.executor}
        onChange={(executor) => onChange({ executor })}
      />
      {curators.length < 2 && search.curator === undefined ? null : (
        <FilterSelect
          label="Все кураторы"
          width={190}
          options={curators.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.curator}
          onChange={(curator) => onChange({ curator })}
        />
      )}
      <NumberInput
        size="sm"
        w={230}
        aria-label="За сколько дней срок подходит"
        placeholder={days === undefined ? 'Срок подходит за, дней' : `Срок подходит за ${days} дн.`}
        min={1}
        max={MAX_DAYS}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        value={search.days ?? ''}
        onChange={(value) => onChange({ days: typeof value === 'number' ? value : undefined })}
      />
      {search.case === undefined ? null : (
        <Button variant="default" size="sm" onClick={() => onChange({ case: undefined })}>
          Показать все семьи
        </Button>
      )}
    </Group>
  );
}
