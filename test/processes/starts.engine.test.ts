import { describe, expect, test } from 'vitest';
import type { StartGround } from '#domain/commands/case-start';
import { SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

/** What the sender of the message was told, in order. */
async function answersOf(caseId: string): Promise<unknown> {
  return house
    .db('app.sender_answers as s')
    .join('app.appeals as a', 'a.id', 's.appeal_id')
    .where({ 'a.case_id': caseId })
    .orderBy('s.made_at')
    .pluck('s.kind');
}

describe('T-046 three starts', () => {
  test.each<{ ground: StartGround; index: number; start: string }>([
    { ground: 'parent-application', index: 1, start: 'Start_ParentApplication' },
    { ground: 'minor-application', index: 2, start: 'Start_MinorApplication' },
    { ground: 'message', index: 3, start: 'Start_Message' },
  ])('$ground begins at its own event and reaches the assignment of the curator', async ({ ground, index, start }) => {
    const { play, played } = await house.begin({ ground, index });

    await play.work({ leave: ['assign-curator'] });

    const starts: unknown = await house
      .db('app.engine_steps')
      .where({ business_key: played.number, process_key: 'family-support-case' })
      .whereIn('kind', ['startEvent', 'messageStartEvent'])
      .whereLike('activity_id', 'Start_%')
      .pluck('activity_id');
    const [deadline] = await house.db('app.deadlines').where({ case_id: played.caseId }).select('due_on');
    expect(starts).toContain(start);
    expect(deadline).toEqual({ due_on: expect.any(String) });
    expect((await play.listTasks('head')).map((task) => task.formKey)).toContain('assign-curator');
  });
});

test(
  'T-046 T-072 a family of whom a message told is supported when it applies; the sender hears two fixed words',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { play, played } = await house.begin({ ground: 'message' });

    await play.work({ leave: SUPPORT_FORMS });

    expect(await house.readCase(played)).toMatchObject({ status: 'support', register: [{ removed_on: null }] });
    expect(await answersOf(played.caseId)).toEqual(['accepted', 'considered']);
  },
);

test.each([
  { contactOutcome: 'family-refused', ground: 'application-refused' },
  { contactOutcome: 'not-reached', ground: 'not-reached' },
] as const)(
  'a message after which the family does not apply ($contactOutcome) closes the case',
  async ({ contactOutcome, ground }) => {
    const { play, played } = await house.begin({ ground: 'message', contactOutcome });

    await play.work();

    expect(await house.readCase(played)).toMatchObject({ status: 'closed', closing_ground: ground, register: [], running: [] });
    expect(await answersOf(played.caseId)).toEqual(['accepted', 'considered']);
    expect(play.completed).not.toContain('assign-curator');
  },
);
