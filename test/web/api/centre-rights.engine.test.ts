import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#contract/common';
import { hashPassword } from '#domain/users/password';
import { allowsRole } from '../../../web/api/policy.ts';
import type { Route } from '../../../web/api/route.ts';
import { buildCase, buildCentre, buildUser, uniqueCode, TEST_NOW, type TestCentre } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { nameOf, routes } from './route-walk.ts';
import { Browser, PASSWORD } from './web-app.ts';

const PLACES = ['unit', 'centre', 'foreign'] as const;
type Place = (typeof PLACES)[number];
const ROLES: readonly Role[] = ['intake', 'curator', 'head', 'director', 'secretary', 'member', 'administrator', 'auditor'];

/** Appeals are of a unit, sessions of a centre (rows «Register appeal» and «Agenda, invitations, protocol» of section 1.2). */
const REACH: Readonly<Record<'appeals' | 'sessions', Partial<Record<Role, readonly Place[]>>>> = {
  appeals: { intake: ['unit'], head: ['unit'], director: ['unit', 'centre'] },
  sessions: { secretary: ['unit', 'centre'], director: ['unit', 'centre'], member: [] },
};
const DAY = '2026-03-02';
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/appeals/:id/close': { reason: 'Не о семье' },
  'POST /api/appeals/:id/receipt-correction': { receivedOn: DAY, reason: 'Ошибка при вводе' },
  'POST /api/appeals/:id/answers': { kind: 'accepted', sentOn: DAY },
  'POST /api/sessions/:id/move': { plannedAt: '2027-03-02T10:00:00+03:00', reason: 'Болезнь председателя' },
  'POST /api/sessions/:id/cancel': { reason: 'Нет вопросов' },
};
const objects = routes.filter(({ path }) => /^\/api\/(appeals|sessions)\/:id/.test(path));

let stand: Stand;
let web: StandApp;
const ids = new Map<string, string>();
const browsers = new Map<Role, Browser>();

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  const { db } = stand;
  const here = await buildCentre(db);
  const password_hash = await hashPassword(PASSWORD);
  for (const role of ROLES) {
    const user = await buildUser(db, here, role, { password_hash });
    const browser = new Browser(web.app);
    await browser.signIn(user.login);
    browsers.set(role, browser);
  }
  const otherUnit = { ...here, unitId: await insertRow(db, 'app.units', { centre_id: here.centreId, name: 'Второе отделение' }) };
  await place('unit', here);
  await place('centre', otherUnit);
  await place('foreign', await buildCentre(db));
}, 120_000);
afterAll(async () => {
  await web.close();
  await stand.close();
});

async function place(name: Place, centre: TestCentre): Promise<void> {
  const { db } = stand;
  const { caseId } = await buildCase(db, { centre });
  const [appeal] = await db('app.appeals').where({ case_id: caseId }).update({ unit_id: centre.unitId }).returning('id');
  ids.set(`appeals ${name}`, appeal.id);
  const body = { centre_id: centre.centreId, kind: 'consilium', name: 'Ведомственный консилиум' };
  const existing = await db('app.collegial_bodies').where({ centre_id: centre.centreId }).first('id');
  const bodyId = existing?.id ?? (await insertRow(db, 'app.collegial_bodies', body));
  const createdBy = (await buildUser(db, centre, 'secretary')).userId;
  const session = {
    number: `З-${uniqueCode()}`,
    body_id: bodyId,
    centre_id: centre.centreId,
    planned_at: TEST_NOW,
    place: 'Кабинет директора',
    status: 'planned',
    created_by: createdBy,
    created_at: TEST_NOW,
  };
  ids.set(`sessions ${name}`, await insertRow(db, 'app.sessions', session));
}

function kindOf({ path }: Route): 'appeals' | 'sessions' {
  return path.startsWith('/api/appeals') ? 'appeals' : 'sessions';
}

test('T-019 the table of changes names every change of an appeal or a session there is', () => {
  const changing = objects.filter(({ method }) => method !== 'get');

  expect(Object.keys(BODIES).sort()).toEqual(changing.map(nameOf).sort());
});

describe.each(objects.map((route) => [nameOf(route), route] as const))('T-019 T-193 %s', (name, route) => {
  test.each(ROLES)('%s', async (role) => {
    const reach = REACH[kindOf(route)][role] ?? [];
    for (const where of PLACES.filter((candidate) => !reach.includes(candidate))) {
      const address = route.path.replace(':id', ids.get(`${kindOf(route)} ${where}`) ?? '');
      const { status, body } = await (browsers.get(role) ?? new Browser(web.app))[route.method](address, BODIES[name] ?? {});

      expect([where, status, body.error?.code]).toEqual([
        where,
        ...(allowsRole(route.policy, role) ? [404, 'NOT_FOUND'] : [403, 'FORBIDDEN']),
      ]);
    }
    for (const where of route.method === 'get' && allowsRole(route.policy, role) ? reach : []) {
      const address = route.path.replace(':id', ids.get(`${kindOf(route)} ${where}`) ?? '');

      expect([where, (await (browsers.get(role) ?? new Browser(web.app)).get(address)).status]).toEqual([where, 200]);
    }
  });
});
