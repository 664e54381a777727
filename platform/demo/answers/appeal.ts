import { demoFamily, type DemoPerson } from '../families.ts';

/** The start form for family number `index`, as the clerk fills it on the day of the appeal. */
export function appealOf(
  index: number,
  receivedOn: string,
  place: { unitId: string; district: string; settlement: string },
): Readonly<Record<string, unknown>> {
  const family = demoFamily(index);
  return {
    unitId: place.unitId,
    receivedOn,
    capacity: family.category === 'substitute-family' ? 'приёмный родитель' : 'родитель',
    problem: family.problem,
    address: {
      district: place.district,
      settlement: place.settlement,
      street: `ул. ${family.street}`,
      house: String(1 + (index % 60)),
      flat: String(1 + ((index * 7) % 90)),
    },
    phone: `+7 900 000-${String(10 + index).padStart(2, '0')}-${String(10 + ((index * 3) % 90)).padStart(2, '0')}`,
    completeness: family.persons.some(({ kinship }) => kinship === 'отец') ? 'complete' : 'incomplete',
    members: family.persons.map((person, position) => memberOf(person, position, receivedOn)),
    package: [],
  };
}

function memberOf(person: DemoPerson, position: number, receivedOn: string): Readonly<Record<string, unknown>> {
  const month = String(1 + ((person.age * 5 + position) % 12)).padStart(2, '0');
  const day = String(1 + ((person.age * 11 + position * 7) % 28)).padStart(2, '0');
  const year = Number(receivedOn.slice(0, 4)) - person.age - (`${month}-${day}` > receivedOn.slice(5) ? 1 : 0);
  const { lastName, firstName, middleName, kinship } = person;
  return { lastName, firstName, middleName, kinship, birthOn: `${year}-${month}-${day}`, isApplicant: position === 0 };
}
