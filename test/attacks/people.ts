import type { Express } from 'express';
import type { Knex } from 'knex';
import type { Role } from '#contract/common';
import { hashPassword } from '#domain/users/password';
import { addBodyMember } from '#domain/sessions/manage-body';
import { actingAsSystem, buildUser, type TestUser } from '../support/factories.ts';
import { Browser, PASSWORD } from '../web/api/web-app.ts';
import type { FullCase } from './full-case.ts';

export interface Insider {
  readonly role: Role;
  readonly user: TestUser;
  readonly browser: Browser;
}

/** Those who work with the case, signed in: its clerk, its curator, head and director of its unit and centre, and its consilium. */
export async function signInPeopleOf(db: Knex, app: Express, { story }: FullCase): Promise<readonly [Insider, ...Insider[]]> {
  const { centre, caseId } = story.case;
  const password_hash = await hashPassword(PASSWORD);
  await db('app.users').where({ centre_id: centre.centreId }).update({ password_hash });
  const clerk: { id: string; login: string } = await db('app.users as u')
    .join('app.appeals as a', 'a.registered_by', 'u.id')
    .where({ 'a.case_id': caseId })
    .first('u.id', 'u.login');
  const member = await buildUser(db, centre, 'member', { password_hash });
  await addBodyMember(actingAsSystem(db), { centreId: centre.centreId, userId: member.userId, fromOn: '2026-01-01' });
  const people: readonly (readonly [Role, TestUser])[] = [
    ['curator', story.curator],
    ['head', await buildUser(db, centre, 'head', { password_hash })],
    ['director', story.director],
    ['secretary', story.secretary],
    ['member', member],
  ];
  const first = await enter(app, 'intake', { userId: clerk.id, login: clerk.login, role: 'intake' });
  return [first, ...(await Promise.all(people.map(([role, user]) => enter(app, role, user))))];
}

/** Somebody of this role in the centre who has nothing to do with the case. */
export async function signInStranger(db: Knex, app: Express, { story }: FullCase, role: Role): Promise<Insider> {
  const user = await buildUser(db, story.case.centre, role, { password_hash: await hashPassword(PASSWORD) });
  return enter(app, role, user);
}

async function enter(app: Express, role: Role, user: TestUser): Promise<Insider> {
  const browser = new Browser(app);
  const { status } = await browser.signIn(user.login);
  if (status !== 200) throw new Error(`the ${role} cannot sign in: ${status}`);
  return { role, user, browser };
}
