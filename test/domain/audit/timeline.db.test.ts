import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordEvent } from '#domain/audit/record-event';
import { openCaseTimeline, type TimelineFilter, type TimelineLine } from '#domain/audit/list-case-events';
import { archiveEndedCase } from '#domain/completion/archive-ended-case';
import { finishPostSupport } from '#domain/completion/finish-post-support';
import { openPostSupport } from '#domain/completion/open-post-support';
import { markMeasure } from '#domain/measures/mark-measure';
import { startMeasure } from '#domain/measures/start-measure';
import { deregisterFamily } from '#domain/register/deregister-family';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser, type TestUser } from '../../support/factories.ts';
import { buildSupportStory, decide, itemIds, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

const END = new Date('2026-08-31T08:00:00Z');
const LATER = new Date('2026-12-07T08:00:00Z');
const ALL = { limit: 500, offset: 0 };

let database: TestDatabase;
let story: SupportStory;
let head: TestUser;
beforeAll(async () => {
  database = await createTestDatabase();
  story = await buildSupportStory(database.db);
  head = await buildUser(database.db, story.case.centre, 'head');
  const { caseId } = story.case;
  await playToActivePlan(story);
  const [first, second] = await itemIds(story);
  for (const planItemId of [first, second]) await startMeasure(story.system(), { planItemId: planItemId ?? '' });
  const curator = story.as(story.curator, END);
  await markMeasure(curator, { planItemId: first ?? '', mark: 'done', result: 'Памятка вручена' });
  await markMeasure(curator, { planItemId: second ?? '', mark: 'not-done', notDoneReason: 'Семья не пришла на приём' });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, END);
  await deregisterFamily(story.system(END), { caseId });
  await openPostSupport(story.system(END), { caseId });
  await finishPostSupport(story.as(story.curator, LATER), { caseId, outcome: 'stable', finalNote: 'Справляются' });
  await archiveEndedCase(story.system(LATER), { caseId });
});
afterAll(() => database.drop());

async function readAs(user: TestUser, filter: TimelineFilter = { order: 'oldest' }): Promise<readonly TimelineLine[]> {
  return (await openCaseTimeline(story.as(user, LATER), story.case.caseId, ALL, filter)).items;
}

const sentenceOf = (lines: readonly TimelineLine[], action: string) =>
  lines.filter((line) => line.action === action).map(({ sentence }) => sentence);

describe('T-106 a line of the history explains itself to somebody who was not there', () => {
  let lines: readonly TimelineLine[];
  beforeAll(async () => {
    lines = await readAs(head);
  });

  test('a decision names its question, outcome, level, session and why', () => {
    const prefix = story.case.centre.prefix;

    expect(sentenceOf(lines, 'question.decided')).toEqual([
      `Принято решение консилиума: принятие семьи на сопровождение; решение — семья принята на сопровождение; уровень кризисный; заседание № ${prefix}-З26-0001 от 02.03.2026; основание — «Кризис в семье»`,
      `Принято решение консилиума: оценка результатов; решение — завершить с положительным результатом (б); заседание № ${prefix}-З26-0002 от 31.08.2026`,
    ]);
  });

  test('a mark names the measure by place and text, from what to what, and the reason', () => {
    const [done, failed] = sentenceOf(lines, 'measure.marked');

    expect(done).toMatch(/мероприятие \d\.\d «.+»; состояние в работе → выполнено; результат — «Памятка вручена»$/);
    expect(failed).toMatch(/мероприятие \d\.\d «.+»; состояние в работе → не выполнено; причина — «Семья не пришла на приём»$/);
  });

  test('the end names the ground, the register entry and the session that decided it', () => {
    const [removed] = sentenceOf(lines, 'register.removed');

    expect(removed).toContain('основание — цели сопровождения достигнуты; дата 31.08.2026; заседание №');
    expect(sentenceOf(lines, 'post-support.ended')).toEqual([
      'Завершено постсопровождение: решение — семья справляется; срок до 30.11.2026',
    ]);
    expect(sentenceOf(lines, 'case.closed')).toEqual([
      'Дело закрыто: состояние постсопровождение → закрыто; основание — цели сопровождения достигнуты',
    ]);
  });

  test('no line shows a code, an id or a day as machines write it', () => {
    // Numbers of the test's centre carry a code of their own.
    const sentences = lines.map(({ sentence }) => sentence.replaceAll(story.case.centre.prefix, ''));

    const raw = sentences.filter((sentence) => /[0-9a-f]{8}|\d{4}-\d\d-\d\d|[a-z]{3,}/.test(sentence));
    expect(raw).toEqual([]);
    expect(lines.length).toBeGreaterThan(15);
  });

  test('the parts of the way follow each other', () => {
    const phases = lines.map(({ phase }) => phase);

    expect([...new Set(phases)]).toEqual(['intake', 'consilium', 'support', 'completion', 'archive']);
  });
});

describe('T-106 the history is narrowed to one theme', () => {
  test.each([
    ['decisions', 'question.decided', 'measure.marked'],
    ['measures', 'measure.marked', 'question.decided'],
  ] as const)('%s', async (theme, shown, hidden) => {
    const actions = (await readAs(head, { theme })).map(({ action }) => action);

    expect(actions).toContain(shown);
    expect(actions).not.toContain(hidden);
  });
});

test('T-197 an auditor reads the course of a case without texts of its programme and decisions', async () => {
  const auditor = await buildUser(database.db, story.case.centre, 'auditor');

  const lines = await readAs(auditor);

  const [done] = sentenceOf(lines, 'measure.marked');
  expect(done).toMatch(/мероприятие \d\.\d; состояние в работе → выполнено$/);
  expect(sentenceOf(lines, 'question.decided').join()).not.toContain('Кризис в семье');
});

test('T-106 an event of tomorrow’s kind is told by its title alone', async () => {
  const { caseId } = story.case;
  await recordEvent(story.system(LATER), {
    ...{ action: 'case.opened', objectKind: 'case', objectId: caseId, caseId },
    after: { unknown: 'some-code', status: 'no-such-status' },
  });

  expect(sentenceOf(await readAs(head), 'case.opened')).toEqual(['Открыто дело']);
});
