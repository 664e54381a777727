import type { Knex } from 'knex';
import { afterAll, beforeAll } from 'vitest';
import type { Story } from '../../platform/demo/answers/answer.ts';
import type { Workers } from '../../workers/start-workers.ts';
import { gatherCompany, hire, type Company } from './company.ts';
import { Play, type PlayedCase } from './play-case.ts';
import { createStandApp, type StandApp } from './stand-app.ts';
import { startStandWorkers } from './stand-workers.ts';
import { useStand, type Stand } from './stand.ts';

/** A whole life of a case takes some sixty steps of people on a real engine. */
export const WHOLE_LIFE_MS = 300_000;

/** Forms of stage V: left open, a case stands at the beginning of its support. */
export const SUPPORT_FORMS = ['hand-memo', 'referral-answer', 'mark-measure'];

/** Lets control points come and the people work until this form has been filled so often. */
export async function reachForm(
  { play, played }: Pick<Beginning, 'play' | 'played'>,
  formKey: string,
  options: { readonly times?: number; readonly leave?: readonly string[] } = {},
): Promise<void> {
  const { times = 1, leave = [] } = options;
  const isReached = () => play.completed.filter((form) => form === formKey).length >= times;
  await play.work({ leave });
  for (let point = 0; point < CONTROL_POINTS && !isReached(); point += 1) {
    await play.fireTimers(played, 'Timer_ControlOpens');
    await play.work({ leave });
  }
  if (!isReached()) throw new Error(`no control point of the case leads to ${formKey}`);
}

/** More than any programme has between two reviews. */
const CONTROL_POINTS = 6;

export const STORY: Story = {
  index: 1,
  category: 'disabled-child',
  level: 'basic',
  termMonths: 10,
  acceptance: ['accepted'],
  signature: 'signed',
  results: ['complete'],
  measures: ['5.1.1', '5.6.2', 'own-social'],
  extensionDays: 400,
};

export interface Beginning {
  readonly play: Play;
  readonly played: PlayedCase;
  readonly company: Company;
}

/** Stand, application and workers for the tests of a file; everything begins in a company of its own. */
export function usePlayhouse() {
  let stand: Stand;
  let web: StandApp;
  let workers: Workers;

  beforeAll(async () => {
    stand = useStand();
    web = createStandApp(stand);
    workers = await startStandWorkers(stand);
  });
  afterAll(async () => {
    await workers.stop();
    await web.close();
    await stand.close();
  });

  return {
    get db(): Knex {
      return stand.db;
    },

    async gather(): Promise<{ readonly play: Play; readonly company: Company }> {
      const company = await gatherCompany(stand, web);
      return { play: new Play(stand, company), company };
    },

    /** A company with one case, just opened. */
    async begin(changes: Partial<Story> = {}): Promise<Beginning> {
      const { play, company } = await this.gather();
      return { play, company, played: await play.open({ ...STORY, ...changes }) };
    },

    /** One more curator of the company, and the play that goes on with this one in the place of the first. */
    async hireSuccessor({ company, played }: Beginning): Promise<Beginning & { readonly successorId: string }> {
      const { user, browser } = await hire(stand, web, { centre: company.centre, role: 'curator' });
      const changed: Company = {
        ...company,
        users: { ...company.users, curator: user },
        browsers: { ...company.browsers, curator: browser },
      };
      const play = new Play(stand, changed);
      return { play, company: changed, played: play.adopt(played), successorId: user.userId };
    },

    /** What the application and the engine say of a case. */
    async readCase({ caseId, number }: PlayedCase) {
      const { db } = stand;
      const [row] = await db('app.cases').where({ id: caseId }).select('status', 'closing_ground', 'archived_at');
      const register = await db('app.register_entries').where({ case_id: caseId }).select('removed_on', 'removal_ground');
      const plans = await db('app.plan_versions').where({ case_id: caseId }).orderBy('version').select('version', 'status');
      const items = await db('app.plan_items').where({ case_id: caseId }).pluck('status');
      const running = await db('app.engine_instances').where({ business_key: number }).whereNull('ended_at').pluck('process_key');
      return { ...row, register, plans, items, running };
    },
  };
}
