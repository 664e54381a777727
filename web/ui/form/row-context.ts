import { createContext, use } from 'react';

/** Where a field stands inside an array shown as a table: directly in a row, or already in a cell. */
export interface RowPlace {
  readonly row: number;
  readonly level: 'row' | 'cell';
}

export const RowContext = createContext<RowPlace | undefined>(undefined);

/** In a table the column header names the field, so the control carries its name for screen readers only. */
export function useControlName(label: string, hideLabel: boolean | undefined): { label?: string; 'aria-label'?: string } {
  const place = use(RowContext);
  if (place?.level === 'cell') return { 'aria-label': `${label}, строка ${place.row}` };
  if (hideLabel === true) return { 'aria-label': label };
  return { label };
}

export function useIsInCell(): boolean {
  return use(RowContext)?.level === 'cell';
}
