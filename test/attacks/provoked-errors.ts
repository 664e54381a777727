import type { Response } from 'supertest';
import type { Company } from '../support/company.ts';
import type { Browser } from '../web/api/web-app.ts';
import { nextCanary } from './canaries.ts';

/** Fifty requests that must fail, with a name in every place where a person or a program may put one. */
export async function provokeErrors(company: Company, administrator: Browser, caseId: string): Promise<readonly Response[]> {
  const { intake, curator, head, secretary } = company.browsers;
  const word = () => encodeURIComponent(nextCanary());
  const answers: Response[] = [];
  const provoke = async (request: PromiseLike<Response>) => void answers.push(await request);

  for (const address of ['cases', 'families', 'sessions', 'appeals', 'documents'])
    await provoke(head.get(`/api/${address}/${word()}`));
  for (const address of [`cases/${word()}/plan`, `documents/${word()}/content`, `tasks/${word()}`, `processes/${word()}`, word()])
    await provoke(head.get(`/api/${address}`));
  for (const query of ['cases?search=', 'cases?page=', 'cases?stage=', 'tasks?case=', 'requests?state='])
    await provoke(head.get(`/api/${query}${word()}`));
  await provoke(administrator.get(`/api/admin/users?centre=${word()}`));
  await provoke(administrator.post(`/api/admin/jobs/${word()}/run`));
  await provoke(administrator.post(`/api/admin/sign-ins/${word()}/end`));

  for (const list of ['cases', 'families', 'tasks', 'requests']) {
    await provoke(head.post(`/api/${list}/search`, { search: nextCanary().repeat(20) }));
    await provoke(head.post(`/api/${list}/search`, { search: [nextCanary()] }));
    await provoke(head.post(`/api/${list}/search`, { search: 'Иванова', [nextCanary()]: 1 }));
  }
  for (const text of [`{"login":"${nextCanary()}"`, nextCanary(), `["${nextCanary()}"`]) {
    await provoke(intake.post('/api/appeals').set('Content-Type', 'application/json').send(text));
    await provoke(intake.post('/api/appeals').set('Content-Type', 'text/plain').send(text));
  }
  await provoke(intake.signIn(nextCanary(), nextCanary()));
  await provoke(intake.post('/api/appeals', { formVersion: nextCanary(), data: { problem: nextCanary() } }));
  await provoke(intake.post('/api/appeals', { formVersion: 'x', data: { [nextCanary()]: nextCanary() } }));
  await provoke(intake.post(`/api/cases/${caseId}/objections`, { about: nextCanary(), text: nextCanary() }));
  await provoke(curator.post(`/api/cases/${caseId}/consultations`, { topic: nextCanary(), heldOn: nextCanary() }));
  await provoke(curator.post(`/api/cases/${caseId}/events`, { kind: nextCanary(), note: nextCanary() }));
  await provoke(secretary.post('/api/sessions', { plannedAt: nextCanary(), place: nextCanary() }));
  await provoke(secretary.post(`/api/cases/${caseId}/address`, { street: nextCanary() }));
  await provoke(upload(curator, caseId, { name: `${nextCanary()}.exe`, text: `MZ ${nextCanary()}` }));
  await provoke(upload(curator, caseId, { name: `${nextCanary()}.pdf`, text: nextCanary() }));
  for (let tries = 0; tries < 6; tries += 1)
    await provoke(administrator.post('/api/admin/users', { lastName: nextCanary(), login: nextCanary() }));
  return answers;
}

function upload(browser: Browser, caseId: string, { name, text }: { name: string; text: string }) {
  return browser
    .upload(`/api/cases/${caseId}/documents`)
    .field('kind', nextCanary())
    .field('confidentiality', 'confidential')
    .attach('file', Buffer.from(text), name);
}
