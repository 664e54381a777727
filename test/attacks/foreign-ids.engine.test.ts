import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeStoredFile } from '#domain/documents/file-store';
import { hashPassword } from '#domain/users/password';
import { allowsRole } from '../../web/api/policy.ts';
import type { Route } from '../../web/api/route.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { gatherCompany } from '../support/company.ts';
import { buildUser, TEST_NOW } from '../support/factories.ts';
import { insertRow } from '../support/insert.ts';
import { Play } from '../support/play-case.ts';
import { STORY } from '../support/playhouse.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import { startStandWorkers } from '../support/stand-workers.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { nameOf, routes } from '../web/api/route-walk.ts';
import { PASSWORD } from '../web/api/web-app.ts';
import { addressWith, idFor, NOBODY, parametersOf, type Ids } from './addresses.ts';
import { buildFullCase, type FullCase } from './full-case.ts';
import { signInPeopleOf, signInStranger, type Insider } from './people.ts';
import { sampleOf } from './sample.ts';
import { listActs, traceRows } from './traces.ts';

/** Things of all centres: the directory, calendars, diagrams, the engine's own work. Nobody's territory is in them. */
const COMMON =
  /^\/api\/(organisations|calendar|processes|admin\/(calendar|document-types|message-sources|incidents|commands|findings|jobs))/;
/** For a machine that does much else meanwhile. */
const PATIENCE_MS = sized(600_000, 3_600_000);
const MARK = 'канарейка-соседей';

let stand: Stand;
let web: StandApp;
let own: FullCase;
let foreign: FullCase;
let foreignIds: Ids;
let people: readonly Insider[];

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  const { db } = stand;
  own = await buildFullCase(db, (place) => `слова: ${place}`);
  await keepContent(own);
  foreign = await buildFullCase(db, (place) => `${MARK} ${place}`);
  const administrator = await signInStranger(db, web.app, own, 'administrator');
  const auditor = await signInStranger(db, web.app, own, 'auditor');
  people = [...(await signInPeopleOf(db, web.app, own)), administrator, auditor];
  foreignIds = { ...foreign.ids, ...(await addWork()) };
}, PATIENCE_MS);
afterAll(async () => {
  await web.close();
  await stand.close();
});

/** The document of one’s own case is really there: without its file the answer would be a failure of its own. */
async function keepContent({ ids }: FullCase): Promise<void> {
  const stored_name = await writeStoredFile({ dir: stand.config.filesDir }, PDF);
  const sha256 = createHash('sha256').update(PDF).digest('hex');
  await stand
    .db('app.documents')
    .where({ id: ids['strictDocument'] ?? '' })
    .update({ stored_name, sha256 });
}

/** What a case gets only with a process, and its people besides: an open task, a notice, a substitution. */
async function addWork(): Promise<Ids> {
  const { db } = stand;
  const workers = await startStandWorkers(stand);
  const company = await gatherCompany(stand, web);
  const play = new Play(stand, company);
  const played = await play.open(STORY);
  await play.settle();
  const [task] = await play.listTasks('intake');
  await workers.stop();
  const { centre } = foreign.story.case;
  const deputy = await buildUser(db, centre, 'curator', { password_hash: await hashPassword(PASSWORD) });
  const substitution = await insertRow(db, 'app.substitutions', {
    ...{
      absent_user_id: foreign.story.curator.userId,
      substitute_user_id: deputy.userId,
      from_on: '2026-01-01',
      to_on: '2099-01-01',
    },
    ...{ role: 'curator', basis: 'Приказ № 1', created_at: TEST_NOW },
  });
  const notification = await insertRow(db, 'app.notifications', {
    ...{ user_id: foreign.story.curator.userId, kind: 'case-accepted', dedupe_key: substitution, created_at: TEST_NOW },
  });
  return {
    playedCase: played.caseId,
    task: task?.taskId ?? '',
    substitution,
    notification,
    centre: centre.centreId,
    unit: centre.unitId,
  };
}

const walked = routes.filter(({ policy, path }) => ['staff', 'right'].includes(policy.kind) && !COMMON.test(path));
const objects = walked.filter((route) => parametersOf(route).length > 0);

/** Ids in a body, by the name of their field. */
const BY_FIELD: Readonly<Record<string, string>> = {
  ...{
    personId: 'applicant',
    participantIds: 'child',
    consentPersonId: 'applicant',
    documentId: 'document',
    documentIds: 'document',
  },
  ...{ userId: 'curator', absentId: 'curator', substituteId: 'curator', centreId: 'centre', unitId: 'unit', itemId: 'item' },
  ...{ organisationId: 'organisation', questionId: 'question', memberIds: 'curator' },
};

function bodyOf(route: Route): object {
  if (!route.body) return {};
  const fill = (field: string, kind: 'uuid' | 'text') =>
    kind === 'uuid' ? (foreignIds[BY_FIELD[field] ?? 'case'] ?? '') : field === 'search' ? MARK : 'Слова по делу семьи 12';
  return Object(sampleOf(route.body, fill));
}

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

function ask({ browser }: Insider, route: Route, address: string) {
  if (route.takes === 'file') return browser.upload(address).field('kind', 'Справка').attach('file', PDF, 'Справка.pdf');
  return route.method === 'get' ? browser.get(address) : browser[route.method](address, bodyOf(route));
}

/** The ids of the neighbours that are nobody's property: the directory is common. */
const property = (): string[] =>
  Object.entries(foreignIds)
    .filter(([kind]) => kind !== 'organisation')
    .map(([, id]) => id);

/** A file comes as bytes. */
function textOf({ text, body }: { readonly text?: string; readonly body: unknown }): string {
  return text ?? (Buffer.isBuffer(body) ? body.toString('utf8') : '');
}

interface Try {
  readonly route: Route;
  readonly name: string;
  readonly insider: Insider;
  readonly status: number;
  readonly text: string;
}

/** Everything is tried between two looks at the rows of the neighbours and at the trail. */
async function attack(tries: () => Promise<readonly Try[]>): Promise<{ tries: readonly Try[]; reads: number; writes: string[] }> {
  const before = await traceRows(stand.db, property());
  const made = await tries();
  const after = await traceRows(stand.db, property());
  const actors = people.map(({ user }) => user.userId);
  const acts = await listActs(stand.db, actors, property());
  expect(acts).toEqual([]);
  const leaks = made.filter(({ text }) => text.includes(MARK));
  expect(leaks.map(({ name, insider }) => `${insider.role}: ${name}`)).toEqual([]);
  expect(made.filter(({ status }) => status >= 500).map(({ name, text }) => `${name} ${text}`)).toEqual([]);
  const writes = Object.keys(before).filter((table) => before[table] !== after[table]);
  return { tries: made, reads: leaks.length + acts.length, writes };
}

const figuresOf = ({ tries, reads, writes }: Awaited<ReturnType<typeof attack>>) => [
  { what: 'requests', value: tries.length },
  { what: 'foreign reads', value: reads, exactly: 0 },
  { what: 'tables with foreign writes', value: writes.length, exactly: 0 },
];

test(
  'D1 T-019 T-193 an object of another centre does not exist for any role, whatever the route',
  { timeout: PATIENCE_MS },
  async () => {
    // The id that belongs there comes first; all others of any kind when there is time.
    const idsFor = (route: Route, parameter: string): readonly string[] =>
      [...new Set([idFor(route, parameter, foreignIds), ...Object.values(foreignIds)])].slice(0, sized(1, 100));

    const result = await attack(async () => {
      const tries: Try[] = [];
      for (const route of objects) {
        const [first = ''] = parametersOf(route);
        for (const insider of people) {
          for (const id of idsFor(route, first)) {
            const idOf = (parameter: string) => (parameter === first ? id : idFor(route, parameter, foreignIds));
            const answer = await ask(insider, route, addressWith(route, idOf));
            tries.push({ route, name: nameOf(route), insider, status: answer.status, text: textOf(answer) });
          }
        }
      }
      return tries;
    });

    const telling: string[] = [];
    for (const each of result.tries) {
      const expected = allowsRole(each.route.policy, each.insider.role) ? 404 : 403;
      if (each.status === expected) continue;
      // What does not fit is refused before anything is looked up: then an id that nobody has gets the same answer.
      const invented = await ask(
        each.insider,
        each.route,
        addressWith(each.route, () => NOBODY),
      );
      if (invented.status !== each.status)
        telling.push(`${each.insider.role}: ${each.name} ${each.status}, invented ${invented.status}`);
    }
    expect(telling).toEqual([]);
    expect(result.writes).toEqual([]);
    proveRow('D1', [
      ...figuresOf(result),
      { what: 'answers that tell that something is there', value: telling.length, exactly: 0 },
    ]);
  },
);

test('D1 T-193 something of another family is not found inside of one’s own case', { timeout: PATIENCE_MS }, async () => {
  const result = await attack(async () => {
    const tries: Try[] = [];
    for (const route of objects.filter((each) => parametersOf(each).length > 1)) {
      const [first = ''] = parametersOf(route);
      for (const insider of people) {
        const idOf = (parameter: string) => idFor(route, parameter, parameter === first ? own.ids : foreignIds);
        const answer = await ask(insider, route, addressWith(route, idOf));
        tries.push({ route, name: nameOf(route), insider, status: answer.status, text: textOf(answer) });
      }
    }
    return tries;
  });

  expect(result.tries.filter(({ status }) => status < 400).map(({ name, insider }) => `${insider.role}: ${name}`)).toEqual([]);
  expect(result.writes).toEqual([]);
  proveRow('D1', figuresOf(result));
});

test('D1 ids of another centre in a body or a query lead nowhere', { timeout: PATIENCE_MS }, async () => {
  const result = await attack(async () => {
    const tries: Try[] = [];
    for (const route of walked) {
      const fields = Object.keys(route.query?.shape ?? {}).filter((field) =>
        ['case', 'centre', 'unit', 'curator'].includes(field),
      );
      const queries = [{}, ...fields.map((field) => ({ [field]: foreignIds[field] ?? '' }))];
      for (const insider of people.filter(({ role }) => allowsRole(route.policy, role))) {
        for (const query of queries) {
          const answer = await ask(
            insider,
            route,
            addressWith(route, (parameter) => idFor(route, parameter, own.ids), query),
          );
          tries.push({
            route,
            name: `${nameOf(route)} ${Object.keys(query).join()}`,
            insider,
            status: answer.status,
            text: textOf(answer),
          });
        }
      }
    }
    return tries;
  });

  expect(result.writes).toEqual([]);
  proveRow('D1', figuresOf(result));
});
