import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { makeAnswer, noteAnswerSent } from '#domain/intake/answer-sender';
import { prepareAppealForm } from '#domain/intake/appeal-form';
import { findAppealOf } from '#domain/intake/receipt-date';
import { openAppealCard } from '#domain/intake/appeal-card-view';
import { registerAppeal } from '#domain/intake/register-appeal';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, assignCurator, buildCentre, buildUser, type TestCentre } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { countRows, messageFor, openByAppeal, type OpenedCase } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let message: OpenedCase;
const SENDER = 'Соседова Зинаида Тихоновна';

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  const clerk = await buildUser(base.db, centre, 'intake');
  const input = messageFor(centre.unitId, { sourceKind: 'person', sender: { name: SENDER, contacts: 'кв. 5' } });
  message = await openByAppeal(actingAs(base.db, clerk), input);
});
afterAll(() => base.drop());

const by = async (role: string, place = centre) => actingAs(base.db, await buildUser(base.db, place, role));

/** A message that nobody has taken up yet. */
const receive = (unitId: string | null = null) =>
  insertRow(base.db, 'app.appeals', {
    ...{ centre_id: centre.centreId, unit_id: unitId, ground: 'message', status: 'received', source_kind: 'person' },
    ...{ received_on: '2026-03-02', problem: 'Крики', content: JSON.stringify({ people: [] }) },
  });

describe('T-207 a private person who sent a message', () => {
  test.each(['intake', 'head', 'director'])('is named to a %s, and the reading is on record', async (role) => {
    const ctx = await by(role);

    const card = await openAppealCard(ctx, message.appealId);

    expect(card.sender).toEqual({ kind: 'person', name: SENDER, contacts: 'кв. 5', isPrivate: true });
    expect(await countRows(base.db, 'app.audit_events', { action: 'appeal.viewed', actor_id: ctx.actor.id })).toBe(1);
  });

  test.each(['curator', 'secretary', 'member', 'auditor', 'administrator'])('stays unknown to a %s', async (role) => {
    await expect(openAppealCard(await by(role), message.appealId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not named by the form that takes a message up without a trace either', async () => {
    const ctx = await by('intake');
    const appealId = await receive();
    await base.db('app.appeal_senders').insert({ appeal_id: appealId, kind: 'person', name: SENDER, is_private: true });

    const { initial } = await prepareAppealForm(ctx, appealId);

    expect(initial['sender']).toEqual({ name: SENDER });
    expect(await countRows(base.db, 'app.audit_events', { action: 'appeal.viewed', object_id: appealId })).toBe(1);
  });

  test('stands neither beside the appeal of the case nor among the facts of its tasks', async () => {
    const curator = await buildUser(base.db, centre, 'curator');
    await assignCurator(base.db, message.caseId, curator.userId);
    const ctx = actingAs(base.db, curator);

    const seen = [await findAppealOf(ctx, message.caseId), await describeCase(ctx, await getCase(ctx, message.caseId))];

    expect(JSON.stringify(seen)).toContain('Ребёнок приходит голодным');
    expect(JSON.stringify(seen)).not.toContain('Соседова');
  });

  test('T-019 a message for one unit is taken up by no clerk of another', async () => {
    const unitId = await insertRow(base.db, 'app.units', { centre_id: centre.centreId, name: 'Второе отделение' });
    const clerk = actingAs(base.db, await buildUser(base.db, { ...centre, unitId }, 'intake'));
    const appealId = await receive(centre.unitId);

    await expect(prepareAppealForm(clerk, appealId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(registerAppeal(clerk, messageFor(unitId), { receivedId: appealId })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('T-019 a clerk of another centre does not find the appeal', async () => {
    const stranger = await by('intake', await buildCentre(base.db));

    await expect(openAppealCard(stranger, message.appealId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('T-072 the day on which an answer went out', () => {
  test('is noted once, by those who take appeals', async () => {
    const ctx = await by('intake');
    await makeAnswer(ctx, { appealId: message.appealId, kind: 'accepted' });
    const note = { appealId: message.appealId, kind: 'accepted', sentOn: '2026-03-02' } as const;

    await expect(noteAnswerSent(await by('director'), note)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(noteAnswerSent(ctx, { ...note, sentOn: '2026-03-03' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await noteAnswerSent(ctx, note);

    const card = await openAppealCard(ctx, message.appealId);
    expect(card.answers).toMatchObject([{ kind: 'accepted', sentOn: '2026-03-02' }]);
    await expect(noteAnswerSent(ctx, note)).rejects.toMatchObject({ code: 'ANSWER_NOT_WAITING' });
  });
});
