import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCaseStatus } from '#domain/cases/change-case-status';
import { prepareAppealForm } from '#domain/intake/appeal-form';
import type { AppealInput } from '#domain/intake/appeal-input';
import { registerAppeal } from '#domain/intake/register-appeal';
import { reviewAppeal } from '#domain/intake/review-appeal';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, actingAsSystem, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor, countRows, messageFor, minorAppealFor, newPeople, openByAppeal } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
});
afterAll(() => base.drop());

const as = () => actingAs(base.db, clerk);
const close = (caseId: string) =>
  changeCaseStatus(actingAsSystem(base.db), { caseId, to: 'closed', ground: 'need-not-confirmed' });
const find = (appealId: string) => base.db('app.appeals').where({ id: appealId }).first();

/** A family with an open case, to which one more appeal is attached. */
async function attach(again: (people: ReturnType<typeof newPeople>) => AppealInput) {
  const people = newPeople();
  const { mother, daughter } = people;
  const opened = await openByAppeal(as(), appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }, daughter] }));
  const { family_id: familyId } = await base.db('app.cases').where({ id: opened.caseId }).first('family_id');
  const duplicates = [{ familyId, decision: 'same' as const }];
  const attached = await registerAppeal(as(), again(people), { duplicates });
  if (attached.outcome !== 'attached') throw new Error(`the appeal was not attached: ${attached.outcome}`);
  return { opened, attached, duplicates };
}

const messageAbout = ({ mother }: ReturnType<typeof newPeople>) =>
  messageFor(centre.unitId, { people: [{ ...mother, middleName: 'Сергеевна' }] });

describe('T-027 an appeal whose open case ends before anybody has reviewed it', () => {
  test('goes back to the clerks, who hear of it', async () => {
    const { opened, attached } = await attach(messageAbout);

    await close(opened.caseId);

    expect(await find(attached.appealId)).toMatchObject({ status: 'received', case_id: null, number: attached.appealNumber });
    const dedupeKey = `appeal-returned:${opened.caseId}:${attached.appealId}`;
    expect(
      await base.db('app.notifications').where({ dedupe_key: dedupeKey, kind: 'appeal-returned' }).pluck('user_id'),
    ).toContain(clerk.userId);
    expect(await base.db('app.audit_events').where({ object_id: attached.appealId, action: 'appeal.returned' })).toMatchObject([
      { case_id: opened.caseId, before: { status: 'attached' }, after: { status: 'received' } },
    ]);
  });

  test.each([
    [
      'T-020 an application',
      ({ mother, daughter }: ReturnType<typeof newPeople>) =>
        appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }, daughter] }),
    ],
    [
      'T-022 a minor’s application',
      ({ mother, daughter }: ReturnType<typeof newPeople>) =>
        minorAppealFor(centre.unitId, { members: [{ ...daughter, isApplicant: true }, mother] }),
    ],
    ['T-023 a message', messageAbout],
  ])('%s is taken up again with what it said, and opens a case', async (_name, again) => {
    const { opened, attached, duplicates } = await attach(again);
    await close(opened.caseId);

    const { initial } = await prepareAppealForm(as(), attached.appealId);
    const data: AppealInput = JSON.parse(JSON.stringify(initial));
    const registered = await registerAppeal(as(), data, { duplicates, receivedId: attached.appealId });

    expect(registered).toMatchObject({ outcome: 'opened', appealId: attached.appealId, appealNumber: attached.appealNumber });
  });

  test('is attached to the next case of the family with a task of its own', async () => {
    const { opened, attached, duplicates } = await attach(messageAbout);
    await close(opened.caseId);
    const { initial } = await prepareAppealForm(as(), attached.appealId);
    const data: AppealInput = JSON.parse(JSON.stringify(initial));
    const people = data.ground === 'message' ? data.people : [];
    const next = await openByAppeal(as(), messageFor(centre.unitId, { people }), { duplicates });

    const registered = await registerAppeal(as(), data, { duplicates, receivedId: attached.appealId });

    expect(registered).toMatchObject({ outcome: 'attached', caseId: next.caseId });
    expect(await countRows(base.db, 'app.engine_commands', { stream: next.number, kind: 'correlate-message' })).toBe(1);
  });

  test('stays with its case when it was reviewed', async () => {
    const { opened, attached } = await attach(messageAbout);
    await reviewAppeal(as(), { appealId: attached.appealId, caseId: opened.caseId, outcome: 'noted', comment: 'Учтено' });

    await close(opened.caseId);

    expect(await find(attached.appealId)).toMatchObject({ status: 'attached', case_id: opened.caseId });
  });

  test('is not attached while the case is being closed: it opens the next one', async () => {
    const people = newPeople();
    const input = () => appealFor(centre.unitId, { members: [{ ...people.mother, isApplicant: true }] });
    const opened = await openByAppeal(as(), input());
    const { family_id: familyId } = await base.db('app.cases').where({ id: opened.caseId }).first('family_id');
    const closing = await base.db.transaction();
    await changeCaseStatus(actingAsSystem(closing), { caseId: opened.caseId, to: 'closed', ground: 'need-not-confirmed' });

    const registration = registerAppeal(as(), input(), { duplicates: [{ familyId, decision: 'same' }] });
    await waitForLock(base);
    await closing.commit();

    expect(await registration).toMatchObject({ outcome: 'opened' });
  });
});

/** Until somebody waits for a row that the other transaction holds. */
async function waitForLock({ db }: TestDatabase): Promise<void> {
  await expect.poll(async () => countWaiting(db), { timeout: 5_000 }).toBe(1);
}

async function countWaiting(db: TestDatabase['db']): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: string }[] }>(
    `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.count);
}
