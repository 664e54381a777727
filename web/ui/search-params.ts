/** Filters of lists live in the address; whatever stands there that is no filter is dropped, never an error. */

/** The server answers no further pages than these. */
export const MAX_PAGE = 2000;

type Raw = Record<string, unknown>;

export function textParam(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 100) : undefined;
}

export function numberParam(raw: Raw, name: string, min: number, max: number): number | undefined {
  const value = Number(raw[name]);
  return raw[name] !== undefined && raw[name] !== '' && Number.isInteger(value) && value >= min && value <= max
    ? value
    : undefined;
}

export function choiceParam<const Value extends string>(raw: Raw, name: string, values: readonly Value[]): Value | undefined {
  return values.find((value) => value === raw[name]);
}

export function flagParam(raw: Raw, name: string): true | undefined {
  return raw[name] === true || raw[name] === 'true' ? true : undefined;
}

type Changes<Filters> = { readonly [Name in keyof Filters]?: Filters[Name] | undefined };

/** The filters after a change, back on the first page; what is unset leaves the address. */
export function changeFilters<Filters extends { readonly page?: number }>(old: Filters, change: Changes<Filters>): Filters {
  const merged: Raw = { ...old, page: undefined, ...change };
  const entries = Object.entries(merged).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Filters;
}

/** Leaves out what is not set, so that addresses stay short. */
export function compact<Params extends Record<string, unknown>>(
  params: Params,
): { [Name in keyof Params]?: NonNullable<Params[Name]> } {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [Name in keyof Params]?: NonNullable<Params[Name]> };
}
