import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestCommand } from '#domain/commands/request-command';
import type { Workers } from '../../../workers/start-workers.ts';
import { hashPassword } from '#domain/users/password';
import { actingAsSystem, buildCase, buildUser, type TestCase } from '../../support/factories.ts';
import { gatherCompany, type Company } from '../../support/company.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { findIncident } from './find-incident.ts';
import { Browser, PASSWORD } from './web-app.ts';

let stand: Stand;
let web: StandApp;
let workers: Workers;
let company: Company;
let administrator: Browser;
let administratorId: string;

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  workers = await startStandWorkers(stand);
  company = await gatherCompany(stand, web);
  const user = await buildUser(stand.db, company.centre, 'administrator', { password_hash: await hashPassword(PASSWORD) });
  administratorId = user.userId;
  administrator = new Browser(web.app);
  await administrator.signIn(user.login);
});
afterAll(async () => {
  await workers.stop();
  await web.close();
  await stand.close();
});

async function start(found: TestCase): Promise<void> {
  const { caseId, number, centre } = found;
  await requestCommand(actingAsSystem(stand.db), {
    stream: number,
    dedupeKey: `start:${caseId}`,
    command: {
      kind: 'start-process',
      processKey: 'family-support-case',
      businessKey: number,
      variables: { caseId, centreId: centre.centreId, unitId: centre.unitId },
    },
  });
}

describe('a step that stopped', () => {
  test('T-107 is seen by the administrator without a name, mended, tried again and done', async () => {
    const found = await buildCase(stand.db, { centre: company.centre });
    const [appeal]: Record<string, unknown>[] = await stand.db('app.appeals').where({ case_id: found.caseId }).select('*');
    await stand.db('app.appeals').where({ case_id: found.caseId }).delete();
    await start(found);
    await expect.poll(() => findIncident(administrator, found.number), { timeout: 30_000 }).toBeDefined();
    const incident = await findIncident(administrator, found.number);

    await stand.db('app.appeals').insert(appeal ?? {});
    const retried = await administrator.post(`/api/admin/incidents/${incident.id}/retry`);

    expect(incident).toMatchObject({
      kind: 'failedExternalTask',
      processKey: 'family-support-case',
      stepName: expect.stringMatching(/[а-яё]/i),
    });
    expect(JSON.stringify(incident)).not.toMatch(/Петров/);
    expect(retried.status).toBe(200);
    await expect
      .poll(async () => (await company.browsers.intake.get(`/api/tasks?scope=all&case=${found.caseId}`)).body.total, {
        timeout: 30_000,
      })
      .toBe(1);
    expect(await findIncident(administrator, found.number)).toBeUndefined();
    const [event]: unknown[] = await stand
      .db('app.audit_events')
      .where({ action: 'incident.retried', object_id: incident.id })
      .select('actor_id');
    expect(event).toEqual({ actor_id: administratorId });
  });

  test('T-107 that is mended already is answered with 404', async () => {
    const answer = await administrator.post('/api/admin/incidents/00000000-0000-4000-8000-000000000000/retry');

    expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('commands and findings', () => {
  test('commands are listed by state; one that is done is not sent again', async () => {
    const found = await buildCase(stand.db, { centre: company.centre });
    await start(found);
    const findCommand = async () =>
      (await administrator.get('/api/admin/commands?state=done')).body.items.find(
        (command: { stream: string }) => command.stream === found.number,
      );
    await expect.poll(findCommand, { timeout: 30_000 }).toBeDefined();
    const command = await findCommand();

    const answer = await administrator.post(`/api/admin/commands/${command.id}/retry`);

    expect(command).toMatchObject({ kind: 'start-process', errorCode: null, failedAt: null });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'COMMAND_ALREADY_SENT']);
  });

  test('a case without a process is found and started by one button', async () => {
    const found = await buildCase(stand.db, { centre: company.centre });
    const [row]: { id: string }[] = await stand
      .db('app.reconciler_findings')
      .insert({ kind: 'case-without-instance', object_id: found.number, found_at: new Date(), details: '{}' })
      .returning('id');
    const id = row?.id ?? '';

    const listed = (await administrator.get('/api/admin/findings')).body.items.find(
      (finding: { id: string }) => finding.id === id,
    );
    const repaired = await administrator.post(`/api/admin/findings/${id}/repair`);
    const again = await administrator.post(`/api/admin/findings/${id}/repair`);

    expect(listed).toMatchObject({ kind: 'case-without-instance', objectId: found.number });
    expect(repaired.status).toBe(200);
    expect([again.status, again.body.error.code]).toEqual([409, 'FINDING_ALREADY_RESOLVED']);
    await expect
      .poll(async () => (await company.browsers.intake.get(`/api/tasks?scope=all&case=${found.caseId}`)).body.total, {
        timeout: 30_000,
      })
      .toBe(1);
  });
});
