import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agencyReplyForm } from '#domain/engagements/agency-reply-form';
import { issueAgencyLink } from '#domain/engagements/issue-agency-link';
import { recordAgencyReply } from '#domain/engagements/record-agency-reply';
import { withdrawEngagement } from '#domain/engagements/withdraw-engagement';
import { markMeasure } from '#domain/measures/mark-measure';
import { taskOf } from '../../support/support-story.ts';
import { buildAsked, type Engaged } from '../../domain/engagements/engaged.ts';
import { openWebApp, type WebApp } from './web-app.ts';

let web: WebApp;
beforeAll(async () => {
  web = await openWebApp();
});
afterAll(() => web.close());

const DAY_MS = 86_400_000;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');

async function buildLinked(): Promise<Engaged & { token: string }> {
  const engaged = await buildAsked(web.database.db);
  return { ...engaged, token: await linkOf(engaged) };
}

/** The secret of a new link, issued by the clock of the application. */
const linkOf = async ({ story, engagementId }: Engaged, now = web.clock.now()): Promise<string> =>
  (await issueAgencyLink(story.as(story.curator, now), { caseId: story.case.caseId, engagementId })).token;

const send = (path: string, token: string, body: object = {}) =>
  request(web.app).post(`/api/agency/${path}`).set('Authorization', `Bearer ${token}`).send(body);

const refused = { status: 401, body: { error: { code: 'SIGN_IN_REQUIRED' } } };

describe('the link of a co-executor', () => {
  test('T-194 T-076 shows the number, the organisation, the question and the term, and nothing else', async () => {
    const { story, token } = await buildLinked();

    const { status, body } = await send('open', token);

    expect(status).toBe(200);
    expect(body).toEqual({
      number: `${story.case.centre.prefix}-Н26-0001`,
      organisation: expect.any(String) as string,
      question: 'Просим провести занятия',
      step: 'reply',
      dueOn: '2026-03-17',
      hasFile: false,
    });
  });

  test('T-076 answers once, and the curator finds the answer as a proposal', async () => {
    const { story, engagementId, token } = await buildLinked();

    const incomplete = await send('answer', token, { text: 'Поможем' });
    const first = await send('answer', token, { reply: 'agreed', text: 'Поможем' });
    const second = await send('answer', token, { reply: 'refused', text: 'Нет' });

    expect([incomplete.status, first.status]).toEqual([400, 200]);
    expect(second).toMatchObject(refused);
    expect(await send('open', token)).toMatchObject(refused);
    const { initial } = await agencyReplyForm.prepare(story.as(story.curator), taskOf(story, 'agency-reply', { engagementId }));
    expect(initial).toMatchObject({ reply: 'agreed', replyText: 'Поможем' });
    const { db } = web.database;
    expect(await db('app.engagements').where({ id: engagementId }).first('status')).toEqual({ status: 'requested' });
    const told = await db('app.notifications').where({ user_id: story.curator.userId, kind: 'agency-answered' });
    expect(told).toHaveLength(1);
  });

  test('T-076 reports with one file, and the measure stays open until the curator marks it', async () => {
    const engaged = await buildAsked(web.database.db);
    const { story, planItemId, engagementId } = engaged;
    await recordAgencyReply(story.as(story.curator), {
      ...{ engagementId, reply: 'agreed', repliedOn: '2026-03-02', replyText: 'Поможем' },
    });
    const token = await linkOf(engaged);
    const attach = () =>
      request(web.app).post('/api/agency/files').set('Authorization', `Bearer ${token}`).attach('file', PDF, 'отчёт.pdf');

    const attached = await attach();
    const again = await attach();
    const seen = await send('open', token);
    const reported = await send('answer', token, { text: 'Проведено 5 занятий' });

    expect([attached.status, again.status, again.body.error.code]).toEqual([200, 409, 'FILE_ALREADY_SENT']);
    expect(seen.body).toMatchObject({ step: 'report', hasFile: true, dueOn: '2026-06-10' });
    expect(reported.status).toBe(200);
    const { db } = web.database;
    expect(await db('app.documents').where({ case_id: story.case.caseId, kind: 'agency-answer' })).toHaveLength(1);
    expect(await db('app.plan_items').where({ id: planItemId }).first('status')).toEqual({ status: 'running' });
    expect(await db('app.engagements').where({ id: engagementId }).first('status')).toEqual({ status: 'agreed' });
  });

  test.each([
    ['medical', 'strict'],
    ['psychological', 'strict'],
    ['legal', 'confidential'],
  ])('T-196 a file about a %s measure is kept as %s', async (assistance_type, confidentiality) => {
    const { story, planItemId, token } = await buildLinked();
    const { db } = web.database;
    await db('app.plan_items').where({ id: planItemId }).update({ assistance_type });

    const attached = await request(web.app)
      .post('/api/agency/files')
      .set('Authorization', `Bearer ${token}`)
      .attach('file', PDF, 'заключение.pdf');

    expect(attached.status).toBe(200);
    expect(
      await db('app.documents').where({ case_id: story.case.caseId, kind: 'agency-answer' }).pluck('confidentiality'),
    ).toEqual([confidentiality]);
  });

  test('T-076 is answered by a person: too many requests are refused before anything is read', async () => {
    const { token } = await buildLinked();
    const other = await buildLinked();
    await Promise.all(Array.from({ length: 30 }, () => send('open', token)));

    expect(await send('open', token)).toMatchObject({ status: 429, body: { error: { code: 'TOO_MANY_ATTEMPTS' } } });
    expect(await send('answer', token, { reply: 'agreed', text: 'Да' })).toMatchObject({ status: 429 });
    expect((await send('open', other.token)).status).toBe(200);
  });

  test.each([
    [
      'T-078 the family took its agreement back',
      ({ story, engagementId }: Engaged) =>
        withdrawEngagement(story.as(story.curator), { caseId: story.case.caseId, engagementId, withdrawnOn: '2026-03-02' }),
    ],
    [
      'T-076 the measure was closed',
      ({ story, planItemId }: Engaged) =>
        markMeasure(story.as(story.curator), { planItemId, mark: 'done', result: 'Помощь получена' }),
    ],
    ['a newer link was issued', (engaged: Engaged) => linkOf(engaged)],
  ])('opens nothing after %s', async (_, happen) => {
    const linked = await buildLinked();

    await happen(linked);

    expect(await send('open', linked.token)).toMatchObject(refused);
    expect(await send('answer', linked.token, { reply: 'agreed', text: 'Да' })).toMatchObject(refused);
  });

  test('T-076 expires after the days of the setting', async () => {
    const engaged = await buildAsked(web.database.db);
    const token = await linkOf(engaged, new Date(web.clock.now().getTime() - 30 * DAY_MS));

    expect(await send('open', token)).toMatchObject(refused);
  });

  test('is kept as a hash only, and its secret stands in no event and no log', async () => {
    const { token } = await buildLinked();
    const { db } = web.database;

    const kept = await db('app.agency_links').whereRaw('cast(agency_links as text) like ?', [`%${token}%`]);
    const events = await db('app.audit_events').whereRaw('cast(audit_events as text) like ?', [`%${token}%`]);

    await send('open', token);

    expect([kept, events]).toEqual([[], []]);
    expect(web.logs.join('')).not.toContain(token);
    expect(await send('open', 'A'.repeat(43))).toMatchObject(refused);
  });
});
