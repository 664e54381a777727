import { demoFamily, type DemoPerson } from '../families.ts';

export interface AppealPlace {
  readonly unitId: string;
  readonly district: string;
  readonly settlement: string;
}

export type AppealAnswer = (index: number, receivedOn: string, place: AppealPlace) => Readonly<Record<string, unknown>>;

/** The start form for family number `index`, as the clerk fills it on the day of the appeal: the application of a parent. */
export function appealOf(index: number, receivedOn: string, place: AppealPlace): Readonly<Record<string, unknown>> {
  const family = demoFamily(index);
  return {
    ...commonOf(index, receivedOn, place),
    ground: 'parent-application',
    applicationForm: 'paper',
    capacity: family.category === 'substitute-family' ? 'приёмный родитель' : 'родитель',
    completeness: family.persons.some(({ kinship }) => kinship === 'отец') ? 'complete' : 'incomplete',
    members: family.persons.map((person, position) =>
      memberOf(person, { index, position, receivedOn, isApplicant: position === 0 }),
    ),
    package: [],
  };
}

/** The same family, to which a child of sixteen applies (ст. 26 ГК РФ). */
export function minorAppealOf(index: number, receivedOn: string, place: AppealPlace): Readonly<Record<string, unknown>> {
  const [mother, ...others] = demoFamily(index).persons;
  const minor = others.at(-1);
  if (!minor) throw new Error('a demo family without a child');
  const family = [
    memberOf({ ...minor, age: 16 }, { index, position: 1, receivedOn, isApplicant: true }),
    memberOf(mother, { index, position: 0, receivedOn, isApplicant: false }),
  ];
  return {
    ...commonOf(index, receivedOn, place),
    ground: 'minor-application',
    applicationForm: 'paper',
    minorCase: 'Распоряжается своим заработком и просит о помощи сам',
    representative: { name: `${mother.lastName} ${mother.firstName}`, capacity: 'мать', mayBeInformed: true },
    members: family,
    package: [],
  };
}

/** The same family, of which a school writes. */
export function messageOf(index: number, receivedOn: string, place: AppealPlace): Readonly<Record<string, unknown>> {
  const family = demoFamily(index);
  return {
    ...commonOf(index, receivedOn, place),
    ground: 'message',
    sourceKind: 'institution',
    channel: 'written',
    sender: { name: 'Школа № 15', contacts: 'Директор, +7 843 000-00-15' },
    people: family.persons.slice(0, 1).map(({ lastName, firstName, middleName, kinship }) => ({
      ...{ lastName, firstName, middleName, kinship },
    })),
  };
}

/** Members of the family with their births, as the family itself names them. */
export function membersOf(index: number, receivedOn: string): readonly Readonly<Record<string, unknown>>[] {
  const { persons } = demoFamily(index);
  return persons.map((person, position) => memberOf(person, { index, position, receivedOn, isApplicant: position === 0 }));
}

function commonOf(index: number, receivedOn: string, place: AppealPlace): Readonly<Record<string, unknown>> {
  const family = demoFamily(index);
  return {
    unitId: place.unitId,
    receivedOn,
    problem: family.problem,
    address: {
      district: place.district,
      settlement: place.settlement,
      street: `ул. ${family.street}`,
      house: String(1 + (index % 60)),
      flat: String(1 + ((index * 7) % 90)),
    },
    phone: `+7 900 000-${String(10 + index).padStart(2, '0')}-${String(10 + ((index * 3) % 90)).padStart(2, '0')}`,
  };
}

interface Place {
  readonly index: number;
  readonly position: number;
  readonly receivedOn: string;
  readonly isApplicant: boolean;
}

/** Birthdays move with the family: people of one name in two families are not born on one day. */
function memberOf(person: DemoPerson, { index, position, receivedOn, isApplicant }: Place): Readonly<Record<string, unknown>> {
  const month = String(1 + ((person.age * 5 + position + index) % 12)).padStart(2, '0');
  const day = String(1 + ((person.age * 11 + position * 7 + index * 5) % 28)).padStart(2, '0');
  const year = Number(receivedOn.slice(0, 4)) - person.age - (`${month}-${day}` > receivedOn.slice(5) ? 1 : 0);
  const { lastName, firstName, middleName, kinship } = person;
  return { lastName, firstName, middleName, kinship, birthOn: `${year}-${month}-${day}`, isApplicant };
}
