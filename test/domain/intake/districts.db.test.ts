import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAppealCard } from '#domain/intake/appeal-card-view';
import { prepareAppealForm } from '#domain/intake/appeal-form';
import { listAppeals } from '#domain/intake/appeal-list-view';
import { closeAppeal } from '#domain/intake/close-appeal';
import { hintAppeal } from '#domain/intake/hint-appeal';
import { registerAppeal } from '#domain/intake/register-appeal';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, uniqueCode, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor, countRows, messageFor, openByAppeal } from '../support.ts';

let base: TestDatabase;
let here: TestCentre;
let there: TestCentre;
let clerk: TestUser;
let otherClerk: TestUser;
const district = `Дрожжановский ${uniqueCode()} район`;
const NEXT_DAY = new Date('2026-03-03T07:00:00.000Z');
const PAGE = { limit: 50, offset: 0 };

beforeAll(async () => {
  base = await createTestDatabase();
  here = await buildCentre(base.db);
  there = await buildCentre(base.db, { district });
  clerk = await buildUser(base.db, here, 'intake');
  otherClerk = await buildUser(base.db, there, 'intake');
});
afterAll(() => base.drop());

const as = () => actingAs(base.db, clerk);
const address = { district, street: 'ул. Лесная', house: '2' };

async function transfer() {
  return registerAppeal(actingAs(base.db, clerk, NEXT_DAY), appealFor(here.unitId, { address }), {
    district: { decision: 'transfer', centreId: there.centreId },
  });
}

const receivedIn = async (centre: TestCentre) =>
  base.db('app.appeals').where({ centre_id: centre.centreId, status: 'received' }).orderBy('created_at', 'desc').first();

const answersOf = (appealId: string) =>
  base.db('app.sender_answers').where({ appeal_id: appealId }).orderBy('kind').pluck('kind');

describe('T-035 a family of another district', () => {
  test('is not registered until the clerk says where the appeal belongs; the proper centre is named', async () => {
    await expect(registerAppeal(as(), appealFor(here.unitId, { address }))).rejects.toMatchObject({
      code: 'OTHER_DISTRICT',
      details: { centre: { id: there.centreId } },
    });
    expect(await hintAppeal(as(), { unitId: here.unitId, address })).toMatchObject([
      { code: 'OTHER_DISTRICT', pointer: '/address/district', message: expect.stringContaining('Надежда') },
    ]);
  });

  test.each(['Вахитовский', 'вахитовский р-н', 'Вахитовский муниципальный район'])('«%s» is our own', async (own) => {
    expect(await hintAppeal(as(), { unitId: here.unitId, address: { district: own } })).toEqual([]);
  });

  test('kept with a reason opens a case here', async () => {
    const reason = 'Семья фактически живёт у нас';
    const registered = await openByAppeal(as(), appealFor(here.unitId, { address }), { district: { decision: 'keep', reason } });

    const [row] = await base.db('app.appeals').where({ id: registered.appealId });
    expect(row).toMatchObject({ other_district_reason: reason });
  });

  test('handed over opens nothing here; the other centre receives it with the first day as a reference', async () => {
    const cases = await countRows(base.db, 'app.cases');

    const registered = await transfer();

    expect(registered.outcome).toBe('transferred');
    expect(await countRows(base.db, 'app.cases')).toBe(cases);
    expect(await base.db('app.appeals').where({ id: registered.appealId }).first('status', 'case_id')).toEqual({
      status: 'transferred',
      case_id: null,
    });
    expect(await receivedIn(there)).toMatchObject({
      status: 'received',
      received_on: '2026-03-03',
      origin_received_on: '2026-03-02',
      origin_appeal_id: registered.appealId,
      number: null,
    });
    expect(
      await countRows(base.db, 'app.notifications', { user_id: otherClerk.userId, kind: 'appeal-received' }),
    ).toBeGreaterThan(0);
  });

  test('T-072 the sender of a message hears here that it was accepted, and the other centre knows whom to answer', async () => {
    const sender = { name: 'Школа № 15', contacts: 'school@example.org' };
    const registered = await registerAppeal(as(), messageFor(here.unitId, { address, sender }), {
      district: { decision: 'transfer', centreId: there.centreId },
    });
    const received = await receivedIn(there);

    expect(await answersOf(registered.appealId)).toEqual(['accepted']);
    expect(await answersOf(received.id)).toEqual([]);
    const card = await openAppealCard(actingAs(base.db, otherClerk), received.id);
    expect(card.sender).toMatchObject({ kind: 'organisation', ...sender });
    await closeAppeal(actingAs(base.db, await buildUser(base.db, there, 'head')), { appealId: received.id, reason: 'Переехали' });
    expect(await answersOf(received.id)).toEqual(['considered']);
  });

  test('handed to a centre that does not serve the district is refused', async () => {
    const third = await buildCentre(base.db, { district: 'Пестречинский район' });
    const decision = { decision: 'transfer', centreId: third.centreId } as const;

    await expect(registerAppeal(as(), appealFor(here.unitId, { address }), { district: decision })).rejects.toMatchObject({
      code: 'OTHER_DISTRICT',
    });
  });
});

describe('a received appeal', () => {
  test('T-026 is taken up with what is known, on its own day, and only once', async () => {
    await transfer();
    const received = await receivedIn(there);
    const ctx = actingAs(base.db, otherClerk, new Date('2026-03-05T07:00:00.000Z'));
    const { initial } = await prepareAppealForm(ctx, received.id);
    const data = JSON.parse(JSON.stringify({ ...initial, unitId: there.unitId, receivedOn: '2026-03-05' }));

    const registered = await registerAppeal(ctx, data, { receivedId: received.id });

    expect(registered).toMatchObject({ outcome: 'opened', appealId: received.id });
    expect(await base.db('app.appeals').where({ id: received.id }).first('status', 'received_on', 'origin_received_on')).toEqual({
      status: 'registered',
      received_on: '2026-03-03',
      origin_received_on: '2026-03-02',
    });
    await expect(registerAppeal(ctx, appealFor(there.unitId, { address }), { receivedId: received.id })).rejects.toMatchObject({
      code: 'APPEAL_ALREADY_TAKEN',
    });
  });

  test('T-019 of another centre cannot be read, taken up or closed', async () => {
    await transfer();
    const received = await receivedIn(there);
    const head = actingAs(base.db, await buildUser(base.db, here, 'head'));

    await expect(prepareAppealForm(as(), received.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(registerAppeal(as(), appealFor(here.unitId), { receivedId: received.id })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(closeAppeal(head, { appealId: received.id, reason: 'Не наш' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is closed without a case by the head, with the reason, and not by a clerk', async () => {
    await transfer();
    const received = await receivedIn(there);
    const head = actingAs(base.db, await buildUser(base.db, there, 'head'));
    const closing = { appealId: received.id, reason: 'Семья переехала в другой регион' };

    await expect(closeAppeal(actingAs(base.db, otherClerk), closing)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await closeAppeal(head, closing);

    expect(await base.db('app.appeals').where({ id: received.id }).first('status', 'closed_reason')).toEqual({
      status: 'closed',
      closed_reason: closing.reason,
    });
    await expect(closeAppeal(head, closing)).rejects.toMatchObject({ code: 'APPEAL_ALREADY_TAKEN' });
  });
});

describe('T-019 the list of appeals', () => {
  test('shows a clerk their unit, a director the centre, and nobody another centre', async () => {
    const centre = await buildCentre(base.db);
    const [second] = await base
      .owner('app.units')
      .insert({ centre_id: centre.centreId, name: 'Второе отделение' })
      .returning('id');
    const own = await buildUser(base.db, centre, 'intake');
    const neighbour = await buildUser(base.db, { ...centre, unitId: second.id }, 'intake');
    const director = await buildUser(base.db, centre, 'director');
    const { appealNumber } = await openByAppeal(actingAs(base.db, own), messageFor(centre.unitId));
    const numbersFor = async (user: TestUser) =>
      (await listAppeals(actingAs(base.db, user), {}, PAGE)).items.map(({ number }) => number);

    expect(await numbersFor(own)).toEqual([appealNumber]);
    expect(await numbersFor(neighbour)).toEqual([]);
    expect(await numbersFor(director)).toEqual([appealNumber]);
    expect(await numbersFor(clerk)).not.toContain(appealNumber);
    expect((await listAppeals(actingAs(base.db, own), { status: 'received' }, PAGE)).items).toEqual([]);
    expect((await listAppeals(actingAs(base.db, own), { ground: 'message' }, PAGE)).total).toBe(1);
  });
});
