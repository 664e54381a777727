import { Select } from '@mantine/core';

interface FilterSelectProps {
  /** What the list says when nothing is chosen; also its name. */
  readonly label: string;
  readonly width: number;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One filter above a list: nothing chosen means everything. */
export function FilterSelect({ label, width, options, value, onChange }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      size="sm"
      w={width}
      clearable
      clearButtonProps={{ 'aria-label': label }}
      data={[...options]}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
