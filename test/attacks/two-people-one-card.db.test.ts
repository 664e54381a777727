import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { buildCentre, buildOrganisation, TEST_NOW, type TestCentre } from '../support/factories.ts';
import { insertRow } from '../support/insert.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from '../web/api/web-app.ts';

const AT_ONCE = sized(20, 100);

let web: WebApp;
let centre: TestCentre;
let administrators: readonly Browser[];
let ids: readonly string[];

beforeAll(async () => {
  web = await openWebApp();
  centre = await buildCentre(web.database.db);
  // Of all centres: common settings are theirs.
  const users = await Promise.all([0, 1].map(() => buildSignInUser(web, centre, 'administrator')));
  ids = users.map(({ userId }) => userId);
  await web.database.db('app.user_roles').whereIn('user_id', ids).update({ centre_id: null });
  administrators = await Promise.all(users.map((user) => signedInBrowser(web, user)));
});
afterAll(() => web.close());

interface Card {
  readonly name: string;
  /** Makes the card and says how a person saves it: the address, the way and the whole of what stands on the screen. */
  readonly open: () => Promise<{
    way: 'put' | 'post';
    address: string;
    bodyOf: (index: number) => object;
    saved: () => Promise<unknown>;
  }>;
}

const ORGANISATION = {
  ...{ kind: 'health', kindNote: null, nature: 'organisation', helpKinds: ['medical'], district: 'Вахитовский район' },
  ...{ workingHours: 'пн–пт', email: null, isActive: true, version: 1 },
};
const PERSON = { firstName: 'Мария', middleName: null, isSpecialist: false, isActive: true, version: 1 };

const CARDS: readonly Card[] = [
  {
    name: 'a user',
    async open() {
      const { userId } = await buildSignInUser(web, centre, 'secretary');
      const roles = [{ role: 'secretary', centreId: centre.centreId, unitId: null }];
      return {
        way: 'put',
        address: `/api/admin/users/${userId}`,
        bodyOf: (index) => ({
          ...PERSON,
          lastName: `Иванова-${index}`,
          post: `Секретарь ${index}`,
          centreId: centre.centreId,
          roles,
        }),
        saved: () => web.database.db('app.users').where({ id: userId }).select('last_name', 'post'),
      };
    },
  },
  {
    name: 'an organisation',
    async open() {
      const id = await buildOrganisation(web.database.db);
      return {
        way: 'put',
        address: `/api/organisations/${id}`,
        bodyOf: (index) => ({ ...ORGANISATION, name: `Поликлиника ${index}`, address: `Дом ${index}`, phone: `${index}` }),
        saved: () => web.database.db('app.organisations').where({ id }).select('name', 'address', 'phone'),
      };
    },
  },
  {
    name: 'a setting',
    open: () =>
      Promise.resolve({
        way: 'put',
        address: '/api/admin/settings',
        bodyOf: (index) => ({ key: 'caseloadLimitCrisis', centreId: null, value: (index % 5) + 1, version: 0 }),
        saved: () => web.database.db('app.settings').where({ key: 'caseloadLimitCrisis' }).select('value'),
      }),
  },
  {
    name: 'a list of documents',
    async open() {
      const id = await insertRow(web.database.db, 'app.document_types', {
        ...{ list: 'personal', code: 'attack', label: 'Справка', valid_from: '2026-01-01', created_at: TEST_NOW },
      });
      return {
        way: 'post',
        address: `/api/admin/document-types/${id}/end`,
        bodyOf: (index) => ({ validTo: `2027-01-${String((index % 28) + 1).padStart(2, '0')}`, version: 1 }),
        saved: () => web.database.db('app.document_types').where({ id }).select('valid_to'),
      };
    },
  },
  {
    name: 'a kind of co-executors',
    open: () =>
      Promise.resolve({
        way: 'put',
        address: '/api/co-executor-kinds',
        bodyOf: (index) => ({
          organisationKind: 'health',
          coExecutorKind: ['local-government', 'institution', 'public-organisation'][index % 3],
          version: 1,
        }),
        saved: () => web.database.db('app.co_executor_kinds').where({ organisation_kind: 'health' }).select('co_executor_kind'),
      }),
  },
];

test.each(CARDS.map((card) => [card.name, card] as const))(
  'D17 %s that many save at once is saved once and whole, and all others hear by whom and when',
  async (_name, card) => {
    const { way, address, bodyOf, saved } = await card.open();

    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => (administrators[index % 2] ?? fail())[way](address, bodyOf(index))),
    );

    const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
    const told = answers.filter(({ status, body }) => {
      const { code, details } = status === 409 ? body.error : { code: '', details: {} };
      return code === 'STALE_VERSION' && ids.includes(details.changedBy) && !Number.isNaN(Date.parse(details.changedAt));
    });
    const whole: unknown[] = Object.values(bodyOf(winners[0] ?? -1));
    const values = Object.values(z.tuple([z.record(z.string(), z.unknown())]).parse(await saved())[0]);
    expect(values.length).toBeGreaterThan(0);
    proveRow('D17', [
      { what: 'saved at once', value: answers.length },
      { what: 'successes', value: winners.length, exactly: 1 },
      { what: 'told who was first and when', value: told.length, exactly: AT_ONCE - 1 },
      { what: 'fields of another', value: values.filter((value) => !whole.includes(value)).length, exactly: 0 },
    ]);
  },
);

function fail(): never {
  throw new Error('nobody is there to save');
}
