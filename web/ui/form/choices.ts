/** One thing to choose, as the server prepares it: `hint` is a second line, `group` a heading. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly group?: string | undefined;
  /** What a control may filter by. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export type Choices = Readonly<Record<string, readonly Choice[]>>;

export interface ChoiceGroup {
  readonly group: string;
  readonly items: readonly Choice[];
}

/** The list that a schema names with `x-choices`, on itself or on the items of an array. */
export function choiceListName(schema: Readonly<Record<string, unknown>>): string | undefined {
  const name = schema['x-choices'];
  if (typeof name === 'string') return name;
  const items = schema['items'];
  if (typeof items !== 'object' || items === null || Array.isArray(items)) return undefined;
  const itemName: unknown = Reflect.get(items, 'x-choices');
  return typeof itemName === 'string' ? itemName : undefined;
}

/** Keeps the order of the server; choices without a group come first, under no heading. */
export function groupChoices(choices: readonly Choice[]): ChoiceGroup[] {
  const groups = new Map<string, Choice[]>([['', []]]);
  for (const choice of choices) {
    const name = choice.group ?? '';
    groups.set(name, [...(groups.get(name) ?? []), choice]);
  }
  return [...groups].map(([group, items]) => ({ group, items })).filter(({ items }) => items.length > 0);
}

/** Finds by every word typed, in the label, the hint or the heading; ё and е are the same letter. */
export function filterChoices(choices: readonly Choice[], search: string): readonly Choice[] {
  const words = normalise(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices.filter((choice) => {
    const text = normalise(`${choice.label} ${choice.hint ?? ''} ${choice.group ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

function normalise(text: string): string {
  return text.toLocaleLowerCase('ru-RU').replaceAll('ё', 'е');
}

/** A value that the list no longer offers is still shown, so that a draft never loses it silently. */
export function withChosen(choices: readonly Choice[], values: readonly string[]): readonly Choice[] {
  const known = new Set(choices.map((choice) => choice.value));
  const lost = values.filter((value) => !known.has(value));
  return [...choices, ...lost.map((value) => ({ value, label: 'Больше не предлагается', hint: 'Выберите другое значение' }))];
}

/** The server's lists with what came to be while the form stood open; a choice that both name stands once. */
export function mergeChoices(prepared: Choices, offered: Choices): Choices {
  const lists = Object.entries(offered).map(([name, added]) => {
    const known = prepared[name] ?? [];
    const values = new Set(known.map((choice) => choice.value));
    return [name, [...added.filter((choice) => !values.has(choice.value)), ...known]] as const;
  });
  return { ...prepared, ...Object.fromEntries(lists) };
}
