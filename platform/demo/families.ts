/** Invented families of the demo centres. Any likeness to living people is accidental. */
export interface DemoPerson {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  /** Age in full years on the day of the appeal; the date of birth follows from it. */
  readonly age: number;
  readonly kinship: string;
}

export interface DemoFamily {
  readonly persons: readonly [DemoPerson, ...DemoPerson[]];
  readonly category: string;
  readonly street: string;
  readonly problem: string;
}

type Sex = 'f' | 'm';

const SURNAMES: readonly (readonly [string, string])[] = [
  ['Ахметов', 'Ахметова'],
  ['Белов', 'Белова'],
  ['Васильев', 'Васильева'],
  ['Галиев', 'Галиева'],
  ['Данилов', 'Данилова'],
  ['Егоров', 'Егорова'],
  ['Жуков', 'Жукова'],
  ['Зарипов', 'Зарипова'],
  ['Ибрагимов', 'Ибрагимова'],
  ['Климов', 'Климова'],
  ['Латыпов', 'Латыпова'],
  ['Миронов', 'Миронова'],
  ['Низамов', 'Низамова'],
  ['Орлов', 'Орлова'],
  ['Петухов', 'Петухова'],
  ['Рахимов', 'Рахимова'],
  ['Соловьев', 'Соловьева'],
  ['Тимофеев', 'Тимофеева'],
  ['Усманов', 'Усманова'],
  ['Федотов', 'Федотова'],
  ['Хасанов', 'Хасанова'],
  ['Царев', 'Царева'],
  ['Чернов', 'Чернова'],
  ['Шарипов', 'Шарипова'],
  ['Щукин', 'Щукина'],
  ['Юсупов', 'Юсупова'],
  ['Якупов', 'Якупова'],
  ['Абрамов', 'Абрамова'],
  ['Борисов', 'Борисова'],
  ['Валеев', 'Валеева'],
  ['Гусев', 'Гусева'],
  ['Дорофеев', 'Дорофеева'],
  ['Ефремов', 'Ефремова'],
  ['Зайцев', 'Зайцева'],
  ['Исхаков', 'Исхакова'],
  ['Кудряшов', 'Кудряшова'],
  ['Лаптев', 'Лаптева'],
  ['Муратов', 'Муратова'],
  ['Никитин', 'Никитина'],
  ['Овчинников', 'Овчинникова'],
];
const MOTHERS = ['Алина', 'Гульнара', 'Екатерина', 'Лилия', 'Мария', 'Наталья', 'Ольга', 'Резеда', 'Светлана', 'Юлия'] as const;
const FATHERS = ['Айрат', 'Дмитрий', 'Ильдар', 'Михаил', 'Рустам'] as const;
const GIRLS = ['Амина', 'Варвара', 'Камила', 'Полина', 'Софья'] as const;
const BOYS = ['Артем', 'Данил', 'Карим', 'Матвей', 'Тимур'] as const;
/** Patronymics of children by the name of the father, and of the grown-ups in turn. */
const PATRONYMICS: Readonly<Record<string, readonly [male: string, female: string]>> = {
  Айрат: ['Айратович', 'Айратовна'],
  Дмитрий: ['Дмитриевич', 'Дмитриевна'],
  Ильдар: ['Ильдарович', 'Ильдаровна'],
  Михаил: ['Михайлович', 'Михайловна'],
  Рустам: ['Рустамович', 'Рустамовна'],
};
const GRANDFATHERS = Object.keys(PATRONYMICS);
const STREETS = ['Ленина', 'Тукая', 'Садовая', 'Школьная', 'Гагарина', 'Татарстан', 'Молодежная', 'Набережная'] as const;

/** What brings families of each category to the centre, in the words of an appeal. */
const PROBLEMS: readonly (readonly [string, string])[] = [
  [
    'disabled-child',
    'Ребенку установлена инвалидность, семья не знает, где получить занятия и технические средства реабилитации.',
  ],
  ['disabled-child', 'Мать не может выйти на работу: не с кем оставить ребенка-инвалида, не хватает средств на лечение.'],
  [
    'disabled-child',
    'Ребенок-инвалид не посещает образовательное учреждение, родителям нужна помощь в обучении и общении с ребенком.',
  ],
  ['disabled-child', 'Родители ребенка-инвалида не оформили причитающиеся меры поддержки и нуждаются в юридической помощи.'],
  ['large-family', 'В семье четверо детей, задолженность за жилье, не оформлены выплаты.'],
  ['single-parent', 'Мать воспитывает детей одна, потеряла работу, конфликты со старшим сыном.'],
  ['conflict-with-law', 'Подросток состоит на учете, пропускает школу, родители просят о помощи.'],
  ['substitute-family', 'Приемный ребенок трудно привыкает к семье, нужна помощь психолога.'],
];

const pick = <T>(list: readonly [T, ...T[]] | readonly T[], index: number): T => {
  const value = list[index % list.length];
  if (value === undefined) throw new Error('empty list of the demo');
  return value;
};

interface Role {
  readonly sex: Sex;
  readonly firstName: string;
  readonly age: number;
  readonly kinship: string;
  /** First name of the person's father. */
  readonly fatherName: string;
}

function person(index: number, { sex, firstName, age, kinship, fatherName }: Role): DemoPerson {
  const [maleSurname, femaleSurname] = pick(SURNAMES, index);
  const [maleMiddle, femaleMiddle] = PATRONYMICS[fatherName] ?? ['', ''];
  return {
    lastName: sex === 'f' ? femaleSurname : maleSurname,
    firstName,
    middleName: sex === 'f' ? femaleMiddle : maleMiddle,
    age,
    kinship,
  };
}

/** Family number `index` (from 0): the same number always gives the same family. */
export function demoFamily(index: number): DemoFamily {
  const [category, problem] = pick(PROBLEMS, index);
  const fatherName = pick(FATHERS, index);
  const child = (sex: Sex, firstName: string, age: number) =>
    person(index, { sex, firstName, age, kinship: sex === 'f' ? 'дочь' : 'сын', fatherName });
  const applicant = person(index, {
    sex: 'f',
    firstName: pick(MOTHERS, index),
    age: 26 + (index % 14),
    kinship: 'мать',
    fatherName: pick(GRANDFATHERS, index + 1),
  });
  const father = person(index, {
    sex: 'm',
    firstName: fatherName,
    age: 29 + (index % 15),
    kinship: 'отец',
    fatherName: pick(GRANDFATHERS, index + 2),
  });
  const childAge = category === 'conflict-with-law' ? 15 : 4 + (index % 9);
  const children = [index % 2 === 0 ? child('m', pick(BOYS, index), childAge) : child('f', pick(GIRLS, index), childAge)];
  if (index % 3 === 0) children.push(child('f', pick(GIRLS, index + 2), 2));
  if (category === 'large-family') children.push(child('m', pick(BOYS, index + 1), 9), child('m', pick(BOYS, index + 3), 7));
  const parents = category === 'single-parent' ? [] : [father];
  return { persons: [applicant, ...parents, ...children], category, street: pick(STREETS, index), problem };
}
