import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCaseEvent } from '#domain/events/close-case-event';
import { refuseDeclined } from '#domain/events/event-stage';
import { recordMoveForm } from '#domain/events/record-move-form';
import { recordRefusalForm } from '#domain/events/record-refusal-form';
import { reportCaseEvent } from '#domain/events/report-case-event';
import { registerFamily } from '#domain/register/register-family';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCentre } from '../../support/factories.ts';
import {
  ACCEPTED,
  buildSupportStory,
  decide,
  draftFor,
  playToActivePlan,
  taskOf,
  uploadRefusal,
  type SupportStory,
} from '../../support/support-story.ts';
import { savePlanDraft } from '#domain/plans/save-plan-draft';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function refusal(story: SupportStory) {
  const { caseEventId } = await reportCaseEvent(story.as(story.curator), {
    caseId: story.case.caseId,
    kind: 'family-refused',
    happenedOn: '2026-03-02',
  });
  return { caseEventId, task: taskOf(story, 'record-refusal', { caseEventId }) };
}

async function move(story: SupportStory, newDistrict: string) {
  const { caseEventId } = await reportCaseEvent(story.as(story.curator), {
    caseId: story.case.caseId,
    kind: 'family-moved',
    happenedOn: '2026-03-01',
    newDistrict,
  });
  return { caseEventId, task: taskOf(story, 'record-move', { caseEventId }) };
}

const eventRow = (id: string) =>
  base.db('app.case_events').where({ id }).first('status', 'outcome', 'refused_on', 'document_id', 'handover_consent');

describe('T-093 the written refusal', () => {
  test('before the register ends the case as declined, with its scan and its day', async () => {
    const story = await buildSupportStory(base.db);
    const { caseEventId, task } = await refusal(story);
    const ctx = story.as(story.curator);
    const documentId = await uploadRefusal(story);
    const data = {
      decision: 'confirmed',
      refusedOn: '2026-03-02',
      signedByPersonId: story.case.applicantId,
      refusalDocumentId: documentId,
    };

    const prepared = await recordRefusalForm.prepare(ctx, task);
    expect(prepared.choices['refusals']).toEqual([expect.objectContaining({ value: documentId })]);
    expect(await recordRefusalForm.complete(ctx, task, data)).toEqual({ eventOutcome: 'declined' });

    expect(await eventRow(caseEventId)).toEqual({
      status: 'declined',
      outcome: 'declined',
      refused_on: '2026-03-02',
      document_id: documentId,
      handover_consent: null,
    });
  });

  test('on the register goes to the consilium and stays open until it has decided', async () => {
    const story = await buildSupportStory(base.db);
    await playToActivePlan(story);
    const { caseEventId, task } = await refusal(story);
    const ctx = story.as(story.curator);
    const data = {
      decision: 'confirmed',
      refusedOn: '2026-03-02',
      signedByPersonId: story.case.applicantId,
      refusalDocumentId: await uploadRefusal(story),
    };

    expect(await recordRefusalForm.complete(ctx, task, data)).toEqual({ eventOutcome: 'review' });
    expect(await eventRow(caseEventId)).toMatchObject({ status: 'open' });
    await expect(refusal(story)).rejects.toMatchObject({ code: 'EVENT_ALREADY_OPEN' });
    await closeCaseEvent(story.system(), { caseEventId, outcome: 'terminate' });
    await closeCaseEvent(story.system(), { caseEventId, outcome: 'continue' });
    expect(await eventRow(caseEventId)).toMatchObject({ status: 'reviewed', outcome: 'terminate' });
  });

  test('without a scan of this case, or of tomorrow, is not completed', async () => {
    const story = await buildSupportStory(base.db);
    const { task } = await refusal(story);
    const ctx = story.as(story.curator);
    const strange = await uploadRefusal(await buildSupportStory(base.db));
    const data = { decision: 'confirmed', refusedOn: '2026-03-02', signedByPersonId: story.case.applicantId };

    await expect(recordRefusalForm.complete(ctx, task, data)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(recordRefusalForm.complete(ctx, task, { ...data, refusalDocumentId: strange })).rejects.toMatchObject({
      details: { fields: { '/refusalDocumentId': 'Такого скана отказа нет среди документов дела.' } },
    });
    const tomorrow = { ...data, refusedOn: '2026-03-03', refusalDocumentId: await uploadRefusal(story) };
    await expect(recordRefusalForm.complete(ctx, task, tomorrow)).rejects.toMatchObject({
      details: { fields: { '/refusedOn': expect.any(String) as string } },
    });
  });

  test('that the family takes back leaves the support as it was', async () => {
    const story = await buildSupportStory(base.db);
    const { caseEventId, task } = await refusal(story);

    const outcome = await recordRefusalForm.complete(story.as(story.curator), task, {
      decision: 'withdrawn',
      withdrawnReason: 'Семья передумала',
    });

    expect(outcome).toEqual({ eventOutcome: 'withdrawn' });
    expect(await eventRow(caseEventId)).toMatchObject({ status: 'withdrawn' });
    expect(await base.db('app.cases').where({ id: story.case.caseId }).first('status')).toEqual({ status: 'preparation' });
    const again = refusal(story);
    await expect(again).resolves.toBeDefined();
  });

  test('AMB-10 once confirmed, the family is not entered in the register any more', async () => {
    const story = await buildSupportStory(base.db);
    const { caseId, applicantId } = story.case;
    await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
    const agendaItemId = await decide(story, 'acceptance', {
      ...ACCEPTED,
      helpKinds: ['medical', 'legal', 'pedagogical', 'psychological', 'social'],
    });
    const { task } = await refusal(story);
    const data = {
      decision: 'confirmed',
      refusedOn: '2026-03-02',
      signedByPersonId: applicantId,
      refusalDocumentId: await uploadRefusal(story),
    };
    expect(await recordRefusalForm.complete(story.as(story.curator), task, data)).toEqual({ eventOutcome: 'declined' });

    await expect(registerFamily(story.system(), { caseId, agendaItemId })).rejects.toThrow('the family has declined');
    await expect(refuseDeclined(story.as(story.curator), caseId)).rejects.toMatchObject({ code: 'CASE_ENDING' });

    expect(await base.db('app.register_entries').where({ case_id: caseId })).toEqual([]);
  });
});

describe('T-092 T-095 the move outside the district', () => {
  const confirmed = (newDistrict: string) => ({
    decision: 'confirmed',
    movedOn: '2026-03-01',
    newDistrict,
    street: 'ул. Ленина',
    house: '2',
  });

  test('keeps the new address until the consilium has decided; then it is the family’s, and the old one is history', async () => {
    const story = await buildSupportStory(base.db);
    await playToActivePlan(story);
    const district = 'Лаишевский район';
    const { caseEventId, task } = await move(story, district);

    const outcome = await recordMoveForm.complete(story.as(story.curator), task, {
      ...confirmed(district),
      handover: 'not-agreed',
    });

    expect(outcome).toEqual({ eventOutcome: 'review' });
    const family = () => base.db('app.families').where({ id: story.case.familyId }).first('district', 'street', 'house');
    expect(await family()).toMatchObject({ district: 'Вахитовский район' });
    await closeCaseEvent(story.system(), { caseEventId, outcome: 'terminate' });
    expect(await family()).toEqual({ district, street: 'ул. Ленина', house: '2' });
    const former: unknown = await base
      .db('app.family_addresses')
      .where({ family_id: story.case.familyId })
      .select('district', 'street', 'left_on');
    expect(former).toEqual([{ district: 'Вахитовский район', street: 'ул. Баумана', left_on: '2026-03-01' }]);
  });

  test('inside the district, or with a consent for a district without a centre, is refused at its field', async () => {
    const story = await buildSupportStory(base.db);
    const { task } = await move(story, 'Верхнеуслонский район');
    const ctx = story.as(story.curator);
    const consent = { handover: 'agreed', consentPersonId: story.case.applicantId, consentOn: '2026-03-02' };

    await expect(
      recordMoveForm.complete(ctx, task, { ...confirmed('Вахитовский'), handover: 'not-agreed' }),
    ).rejects.toMatchObject({ details: { fields: { '/newDistrict': expect.any(String) as string } } });
    await expect(recordMoveForm.complete(ctx, task, { ...confirmed('Верхнеуслонский район'), ...consent })).rejects.toMatchObject(
      { details: { fields: { '/handover': expect.any(String) as string } } },
    );
  });

  test('tells while the form is filled whether a centre of that district could hear of the family', async () => {
    const story = await buildSupportStory(base.db);
    await buildCentre(base.db, { district: 'Пестречинский район', short_name: 'Пестрецы' });
    const { task } = await move(story, 'Пестречинский район');
    const hintsFor = (newDistrict: string) => recordMoveForm.hints?.(story.as(story.curator), task, { newDistrict });

    expect(await hintsFor('Пестречинский')).toEqual([
      expect.objectContaining({ message: expect.stringContaining('Пестрецы') as string }),
    ]);
    expect(await hintsFor('Чистопольский')).toEqual([
      expect.objectContaining({ message: expect.stringContaining('в программе нет') as string }),
    ]);
  });
});
