import type { Role } from '#domain/users/role';

/** People of the demo centres: one sign-in for every role, the same password for all. */
export const DEMO_PASSWORD = 'Demo-Semya-2026';

export interface DemoStaff {
  readonly login: string;
  readonly name: readonly [lastName: string, firstName: string, middleName: string];
  readonly post: string;
  readonly roles: readonly Role[];
  readonly isSpecialist?: boolean;
}

export interface DemoCentre {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly prefix: string;
  readonly district: string;
  readonly settlement: string;
  readonly unit: string;
  readonly staff: readonly DemoStaff[];
}

export const DEMO_CENTRES: readonly [DemoCentre, DemoCentre] = [
  {
    code: 'zelenodolsk',
    name: 'ГАУСО «Комплексный центр социального обслуживания населения “Доверие” в Зеленодольском муниципальном районе» (демонстрация)',
    shortName: 'КЦСОН «Доверие»',
    prefix: 'ЗД',
    district: 'Зеленодольский муниципальный район',
    settlement: 'г. Зеленодольск',
    unit: 'Отделение социальной помощи семье и детям',
    staff: [
      { login: 'intake', name: ['Сафина', 'Диляра', 'Рашитовна'], post: 'Специалист по приему документов', roles: ['intake'] },
      {
        login: 'curator',
        name: ['Кузнецова', 'Вера', 'Ивановна'],
        post: 'Специалист по социальной работе',
        roles: ['curator'],
        isSpecialist: true,
      },
      {
        login: 'curator2',
        name: ['Гарипова', 'Эльвира', 'Наилевна'],
        post: 'Специалист по работе с семьей',
        roles: ['curator'],
        isSpecialist: true,
      },
      {
        login: 'curator3',
        name: ['Морозов', 'Игорь', 'Павлович'],
        post: 'Социальный педагог',
        roles: ['curator'],
        isSpecialist: true,
      },
      { login: 'curator4', name: ['Сабирова', 'Гузель', 'Фаритовна'], post: 'Психолог', roles: ['curator'], isSpecialist: true },
      {
        login: 'head',
        name: ['Фролова', 'Людмила', 'Сергеевна'],
        post: 'Заведующая отделением',
        roles: ['head'],
        isSpecialist: true,
      },
      { login: 'director', name: ['Хабибуллин', 'Равиль', 'Камилевич'], post: 'Директор', roles: ['director'] },
      { login: 'secretary', name: ['Тихонова', 'Анна', 'Олеговна'], post: 'Секретарь консилиума', roles: ['secretary'] },
      { login: 'member', name: ['Назарова', 'Фарида', 'Ильясовна'], post: 'Юрисконсульт', roles: ['member'] },
      { login: 'analyst', name: ['Ершов', 'Павел', 'Андреевич'], post: 'Аналитик', roles: ['analyst'] },
      { login: 'auditor', name: ['Сорокина', 'Инна', 'Викторовна'], post: 'Аудитор', roles: ['auditor'] },
      { login: 'admin', name: ['Бикмуллин', 'Артур', 'Ренатович'], post: 'Администратор системы', roles: ['administrator'] },
    ],
  },
  {
    code: 'vesta',
    name: 'ГАУСО «Территориальный центр социальной помощи семье и детям “Веста”» (демонстрация)',
    shortName: 'ТЦСПСиД «Веста»',
    prefix: 'В',
    district: 'Нижнекамский муниципальный район',
    settlement: 'г. Нижнекамск',
    unit: 'Отделение социальной помощи семье и детям',
    staff: [
      {
        login: 'vesta-intake',
        name: ['Минуллина', 'Зухра', 'Азатовна'],
        post: 'Специалист по приему документов',
        roles: ['intake'],
      },
      {
        login: 'vesta-curator',
        name: ['Степанова', 'Оксана', 'Юрьевна'],
        post: 'Специалист по социальной работе',
        roles: ['curator'],
        isSpecialist: true,
      },
      {
        login: 'vesta-curator2',
        name: ['Камалов', 'Ренат', 'Ильдарович'],
        post: 'Психолог',
        roles: ['curator'],
        isSpecialist: true,
      },
      {
        login: 'vesta-head',
        name: ['Гиматова', 'Роза', 'Мансуровна'],
        post: 'Заведующая отделением',
        roles: ['head'],
        isSpecialist: true,
      },
      { login: 'vesta-director', name: ['Антонова', 'Галина', 'Петровна'], post: 'Директор', roles: ['director'] },
      { login: 'vesta-secretary', name: ['Рыбакова', 'Елена', 'Игоревна'], post: 'Секретарь консилиума', roles: ['secretary'] },
      { login: 'vesta-member', name: ['Шакирова', 'Альбина', 'Талгатовна'], post: 'Педагог-психолог', roles: ['member'] },
      { login: 'vesta-auditor', name: ['Лебедев', 'Кирилл', 'Максимович'], post: 'Аудитор', roles: ['auditor'] },
      { login: 'vesta-admin', name: ['Нуриев', 'Тагир', 'Русланович'], post: 'Администратор системы', roles: ['administrator'] },
    ],
  },
];
