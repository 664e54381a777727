import { Group, TextInput } from '@mantine/core';

export interface Place {
  readonly district: string;
  readonly settlement: string;
  readonly street: string;
  readonly house: string;
  readonly flat: string;
}

export const EMPTY_PLACE: Place = { district: '', settlement: '', street: '', house: '', flat: '' };

/** The parts as the API takes them: what is not known is null. */
export function requestOf({ settlement, street, house, flat }: Place) {
  return { settlement: known(settlement), street: known(street), house: known(house), flat: known(flat), note: null };
}

function known(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

interface PlaceFieldsProps {
  readonly place: Place;
  readonly districtError: string | undefined;
  readonly onChange: (place: Place) => void;
}

/** An address by its parts; only the district is demanded. */
export function PlaceFields({ place, districtError, onChange }: PlaceFieldsProps) {
  const field = (name: keyof Place, label: string) => ({
    label,
    maxLength: 200,
    value: place[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...place, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...field('district', 'Район (городской округ)')} required error={districtError} />
      <TextInput {...field('settlement', 'Населённый пункт')} />
      <TextInput {...field('street', 'Улица')} />
      <Group grow>
        <TextInput {...field('house', 'Дом')} />
        <TextInput {...field('flat', 'Квартира')} />
      </Group>
    </>
  );
}
