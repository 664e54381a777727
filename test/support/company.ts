import { addBodyMember } from '#domain/sessions/manage-body';
import { hashPassword } from '#domain/users/password';
import { Browser, PASSWORD } from '../web/api/web-app.ts';
import { actingAsSystem, buildCentre, buildOrganisation, buildUser, type TestCentre, type TestUser } from './factories.ts';
import type { StandApp } from './stand-app.ts';
import type { Stand } from './stand.ts';

/** Those who act in a case, in the order in which they look at their lists. */
export const PLAYERS = ['intake', 'head', 'curator', 'secretary', 'director'] as const;
export type Player = (typeof PLAYERS)[number];

export interface Company {
  readonly centre: TestCentre;
  readonly district: string;
  readonly users: Readonly<Record<Player, TestUser>>;
  readonly browsers: Readonly<Record<Player, Browser>>;
}

const HELP_KINDS = ['pedagogical', 'leisure', 'psychological', 'medical', 'legal', 'social'];
const LONG_AGO = '2020-01-01';

/** A centre of its own for one test: one person for each role, signed in, and an institution that helps in every way. */
export async function gatherCompany(stand: Stand, web: StandApp): Promise<Company> {
  const { db } = stand;
  const centre = await buildCentre(db);
  const district = 'Вахитовский район';
  const enter = (role: Player) => hire(stand, web, { centre, role });
  const intake = await enter('intake');
  const head = await enter('head');
  const curator = await enter('curator');
  const secretary = await enter('secretary');
  const director = await enter('director');
  for (const { user } of [head, secretary, director]) {
    await addBodyMember(actingAsSystem(db), { centreId: centre.centreId, userId: user.userId, fromOn: LONG_AGO });
  }
  await buildOrganisation(db, { district, help_kinds: HELP_KINDS });
  return {
    centre,
    district,
    users: { intake: intake.user, head: head.user, curator: curator.user, secretary: secretary.user, director: director.user },
    browsers: {
      intake: intake.browser,
      head: head.browser,
      curator: curator.browser,
      secretary: secretary.browser,
      director: director.browser,
    },
  };
}

/** One more person of a centre, signed in. */
export async function hire(
  { db }: Pick<Stand, 'db'>,
  { app }: StandApp,
  { centre, role }: { readonly centre: TestCentre; readonly role: string },
): Promise<{ readonly user: TestUser; readonly browser: Browser }> {
  const user = await buildUser(db, centre, role, { password_hash: await hashPassword(PASSWORD) });
  const browser = new Browser(app);
  const answer = await browser.signIn(user.login);
  if (answer.status !== 200) throw new Error(`the ${role} cannot sign in: ${answer.status}`);
  return { user, browser };
}
