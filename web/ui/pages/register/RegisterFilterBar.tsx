import { Group, NumberInput } from '@mantine/core';
import type { RegisterPage } from '#contract/register';
import type { RegisterFilters } from '../../api/use-register.ts';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { CATEGORIES, ENDS_WITHIN_MAX_DAYS, LEVELS, REGISTER_STATES } from './register-filters.ts';
import { compact } from '../../search-params.ts';
import { CATEGORY_NAMES, LEVEL_NAMES, REGISTER_STATE_NAMES } from '../../text/ru.ts';

interface RegisterFilterBarProps {
  readonly filters: RegisterFilters;
  readonly choices: RegisterPage['filters'] | undefined;
  readonly onChange: (filters: ReturnType<typeof compact<RegisterFilters>>) => void;
}

export function RegisterFilterBar({ filters, choices, onChange }: RegisterFilterBarProps) {
  const change = (changed: RegisterFilters) => onChange(compact<RegisterFilters>({ ...filters, ...changed }));
  const centres = choices?.centres ?? [];
  return (
    <Group mb="sm" gap="sm" className="app-no-print">
      {centres.length < 2 ? null : (
        <FilterSelect
          label="Все центры"
          width={200}
          options={centres.map(({ id, name }) => ({ value: id, label: name }))}
          value={filters.centre}
          onChange={(centre) => change({ centre })}
        />
      )}
      <FilterSelect
        label="Все кураторы"
        width={190}
        options={(choices?.curators ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.curator}
        onChange={(curator) => change({ curator })}
      />
      <FilterSelect
        label="Все уровни"
        width={160}
        options={LEVELS.map((value) => ({ value, label: LEVEL_NAMES[value] }))}
        value={filters.level}
        onChange={(level) => change({ level: LEVELS.find((known) => known === level) })}
      />
      <FilterSelect
        label="Все категории"
        width={260}
        options={CATEGORIES.map((value) => ({ value, label: CATEGORY_NAMES[value] }))}
        value={filters.category}
        onChange={(category) => change({ category: CATEGORIES.find((known) => known === category) })}
      />
      <FilterSelect
        label="Все состояния"
        width={220}
        options={REGISTER_STATES.map((value) => ({ value, label: REGISTER_STATE_NAMES[value] }))}
        value={filters.state}
        onChange={(state) => change({ state: REGISTER_STATES.find((known) => known === state) })}
      />
      <NumberInput
        size="sm"
        w={210}
        aria-label="Срок истекает в ближайшие дни"
        placeholder="Срок истекает, дней"
        min={0}
        max={ENDS_WITHIN_MAX_DAYS}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        value={filters.endsWithinDays ?? ''}
        onChange={(days) => change({ endsWithinDays: typeof days === 'number' ? days : undefined })}
      />
    </Group>
  );
}
