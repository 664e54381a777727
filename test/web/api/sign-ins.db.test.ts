import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildCentre, type TestCentre, type TestUser } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let centre: TestCentre;
let curator: TestUser;
let administrator: Browser;
let curatorsBrowser: Browser;

beforeAll(async () => {
  web = await openWebApp();
  centre = await buildCentre(web.database.db);
});
beforeEach(async () => {
  curator = await buildSignInUser(web, centre, 'curator', { last_name: 'Сафина' });
  curatorsBrowser = await signedInBrowser(web, curator);
  administrator = await signedInBrowser(web, await buildSignInUser(web, centre, 'administrator'));
});
afterAll(() => web.close());

async function signInsOf({ userId }: TestUser, by: Browser = administrator) {
  const { body } = await by.get('/api/admin/sign-ins');
  return body.items.filter(({ user }: { user: { id: string } }) => user.id === userId);
}

describe('T-019 sign-ins of others', () => {
  test('are listed with the person and the times, without anything that opens a door', async () => {
    const [stored]: { sid: string }[] = await web.database.db('app.sign_ins').where({ user_id: curator.userId }).select('sid');

    const [listed] = await signInsOf(curator);

    expect(listed).toMatchObject({ user: { name: expect.stringContaining('Сафина') }, centre: { id: centre.centreId } });
    expect([listed.address, listed.browser]).toEqual([expect.stringMatching(/127\.0\.0\.1$/), expect.stringMatching(/.+/)]);
    expect(Math.abs(Date.parse(listed.lastSeenAt) - Date.now())).toBeLessThan(60_000);
    expect(JSON.stringify(listed)).not.toContain(stored?.sid);
  });

  test('are ended by one press: the next request is refused, and the trail says by whom', async () => {
    const [{ id }] = await signInsOf(curator);

    const ended = await administrator.post(`/api/admin/sign-ins/${id}/end`);
    const after = await curatorsBrowser.get('/api/me');
    const again = await administrator.post(`/api/admin/sign-ins/${id}/end`);

    expect([ended.status, after.status, again.status]).toEqual([200, 401, 404]);
    expect(await signInsOf(curator)).toEqual([]);
    const events: unknown[] = await web.database
      .db('app.audit_events')
      .where({ action: 'sign-in.cut-off', object_id: curator.userId });
    expect(events).toEqual([expect.objectContaining({ role: 'administrator', after: { isOwn: false } })]);
  });

  test('of another centre are neither seen nor ended by an administrator of this one', async () => {
    const stranger = await buildSignInUser(web, await buildCentre(web.database.db), 'curator');
    const strangersBrowser = await signedInBrowser(web, stranger);
    const [stored]: { public_id: string }[] = await web.database
      .db('app.sign_ins')
      .where({ user_id: stranger.userId })
      .select('public_id');

    const answer = await administrator.post(`/api/admin/sign-ins/${stored?.public_id}/end`);

    expect(await signInsOf(stranger)).toEqual([]);
    expect(answer.status).toBe(404);
    expect((await strangersBrowser.get('/api/me')).status).toBe(200);
  });

  test('that no longer hold are not listed: rights changed, person switched off, day over', async () => {
    const { db } = web.database;
    const change = (values: Record<string, unknown>) => db('app.users').where({ id: curator.userId }).update(values);
    expect(await signInsOf(curator)).toHaveLength(1);

    await change({ is_active: false });
    const switchedOff = await signInsOf(curator);
    await change({ is_active: true, access_version: db.raw('access_version + 1') });
    const ofOlderRights = await signInsOf(curator);
    await db('app.sign_ins')
      .where({ user_id: curator.userId })
      .update({
        sess: db.raw(`jsonb_set(sess, '{accessVersion}', to_jsonb((select access_version from app.users where id = ?)))`, [
          curator.userId,
        ]),
      });
    const ofNow = await signInsOf(curator);
    await db('app.sign_ins')
      .where({ user_id: curator.userId })
      .update({
        sess: db.raw(`jsonb_set(sess, '{beganAt}', to_jsonb(?::bigint))`, [web.clock.now().getTime() - 13 * 3_600_000]),
      });

    expect([switchedOff.length, ofOlderRights.length, ofNow.length, (await signInsOf(curator)).length]).toEqual([0, 0, 1, 0]);
  });

  test('are found by name and by login', async () => {
    const found = await administrator.post('/api/admin/sign-ins/search', { search: 'сафин' });
    const none = await administrator.post('/api/admin/sign-ins/search', { search: 'нет такого' });

    expect(found.body.items.map(({ user }: { user: { id: string } }) => user.id)).toContain(curator.userId);
    expect([none.status, none.body.items]).toEqual([200, []]);
  });
});
