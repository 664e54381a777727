import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMunicipalConsilium } from '#domain/organisations/find-institutions';
import { listCoExecutorKinds, mapCoExecutorKind } from '#domain/organisations/map-co-executor-kind';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { ORGANISATION_KINDS } from '#domain/organisations/organisation-kinds';
import { NATURES } from '#domain/organisations/organisation-natures';
import { listOrganisationPage } from '#domain/organisations/organisation-view';
import { changeOrganisation, createOrganisation, type OrganisationInput } from '#domain/organisations/save-organisation';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, uniqueCode, type TestCentre, type TestUser } from '../../support/factories.ts';

let base: TestDatabase;
let centre: TestCentre;
let head: TestUser;
let administrator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  head = await buildUser(base.db, centre, 'head');
  administrator = await buildUser(base.db, centre, 'administrator');
});
afterAll(() => base.drop());

const entry = (change: Partial<OrganisationInput> = {}): OrganisationInput => ({
  name: `Запись ${uniqueCode()}`,
  kind: 'health',
  kindNote: null,
  nature: 'organisation',
  helpKinds: [],
  district: 'Вахитовский район',
  address: 'ул. Баумана, 1',
  workingHours: 'пн–пт 8:00–17:00',
  phone: null,
  email: null,
  isActive: true,
  ...change,
});
const asHead = () => actingAs(base.db, head);
const page = { limit: 50, offset: 0 };

describe('the directory', () => {
  test.each(ORGANISATION_KINDS.map(({ code, label }) => [label, code] as const))(
    'T-009 takes a participant of the kind «%s» and offers it',
    async (_label, kind) => {
      const { id } = await createOrganisation(asHead(), entry({ kind, kindNote: kind === 'other' ? 'нотариус' : null }));

      const choices = await organisationChoices(asHead(), { district: 'Вахитовский район' });
      expect(choices.map(({ value }) => value)).toContain(id);
    },
  );

  test('T-009 has exactly twelve kinds, and «иные» needs words of its own', async () => {
    expect(ORGANISATION_KINDS).toHaveLength(12);
    await expect(createOrganisation(asHead(), entry({ kind: 'other', kindNote: ' ' }))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { '/kindNote': expect.any(String) } },
    });
  });

  test.each(NATURES.filter(({ code }) => code !== 'municipal-consilium').map(({ code, label }) => [label, code] as const))(
    'T-015 takes a helper: %s',
    async (_label, nature) => {
      const { id } = await createOrganisation(asHead(), entry({ nature, kind: 'non-profit' }));

      const { items } = await listOrganisationPage(asHead(), { kind: 'non-profit' }, page);
      expect(items.find((item) => item.id === id)).toMatchObject({ nature });
    },
  );

  test('keeps one entry of a name in a district, and says so', async () => {
    const twice = entry();
    await createOrganisation(asHead(), twice);

    await expect(createOrganisation(asHead(), twice)).rejects.toMatchObject({ code: 'ORGANISATION_EXISTS' });
  });

  test('an entry out of use is offered no more; of two who change it at once the second is refused', async () => {
    const fields = entry();
    const { id } = await createOrganisation(asHead(), fields);

    await changeOrganisation(asHead(), { ...fields, id, version: 1, isActive: false });

    const { items } = await listOrganisationPage(asHead(), { search: fields.name }, page);
    expect(items).toEqual([]);
    await expect(changeOrganisation(asHead(), { ...fields, id, version: 1 })).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  test('a curator reads it and changes nothing', async () => {
    const curator = await buildUser(base.db, centre, 'curator');

    await expect(createOrganisation(actingAs(base.db, curator), entry())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the municipal consilium', () => {
  test('T-010 is one per district, and a centre finds that of its own district and no other', async () => {
    const [here, there] = [`Район ${uniqueCode()}`, `Район ${uniqueCode()}`];
    const body = { nature: 'municipal-consilium', kind: 'local-government' } as const;
    const { id } = await createOrganisation(asHead(), entry({ ...body, district: here }));
    await createOrganisation(asHead(), entry({ ...body, district: there }));

    expect(await findMunicipalConsilium(asHead(), { district: here })).toMatchObject({ id });
    await expect(createOrganisation(asHead(), entry({ ...body, district: here }))).rejects.toMatchObject({
      code: 'MUNICIPAL_CONSILIUM_EXISTS',
    });
  });
});

describe('kinds of co-executors', () => {
  test('T-008 are three; bodies that fit none count as institutions', async () => {
    const kinds = await listCoExecutorKinds(asHead());
    const byKind = new Map(kinds.map((row) => [row.organisationKind, row.coExecutorKind]));

    expect(new Set(byKind.values())).toEqual(new Set(['local-government', 'institution', 'public-organisation']));
    expect([byKind.get('employment-service'), byKind.get('internal-affairs')]).toEqual(['institution', 'institution']);
    expect([byKind.get('rural-settlement'), byKind.get('non-profit')]).toEqual(['local-government', 'public-organisation']);
  });

  test('T-008 an administrator of all centres counts a kind otherwise, others do not', async () => {
    await base.db('app.user_roles').where({ user_id: administrator.userId }).update({ centre_id: null });
    const change = { organisationKind: 'guardianship', coExecutorKind: 'local-government', version: 1 } as const;

    await expect(mapCoExecutorKind(asHead(), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await mapCoExecutorKind(actingAs(base.db, administrator), change);

    const changed = (await listCoExecutorKinds(asHead())).find(({ organisationKind }) => organisationKind === 'guardianship');
    expect(changed).toMatchObject({ coExecutorKind: 'local-government', version: 2 });
    await expect(mapCoExecutorKind(actingAs(base.db, administrator), change)).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });
});
