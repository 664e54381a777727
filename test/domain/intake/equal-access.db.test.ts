import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor, newPeople, openByAppeal } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
});
afterAll(() => base.drop());

/** Names, not texts: «средство» and «races» of a comment would not be fields. */
const FORBIDDEN = /(^|_)(race|ethnic\w*|nationality|religion|belief\w*|creed|party|membership|sex|gender|citizenship)(_|$)/i;

test('T-039 the model has no field for race, ethnicity, religion, beliefs, memberships, sex or citizenship', async () => {
  const { rows } = await base.owner.raw<{ rows: { column_name: string }[] }>(
    `select column_name from information_schema.columns where table_schema = 'app'`,
  );
  const columns = rows.map(({ column_name }) => column_name);
  const forms = readdirSync(projectPath('forms')).filter((name) => name.endsWith('.schema.json'));
  const fields = forms.flatMap((name) =>
    [...readFileSync(projectPath(`forms/${name}`), 'utf8').matchAll(/"([A-Za-z]+)": \{/g)].map((match) =>
      (match[1] ?? '').replaceAll(/([A-Z])/g, '_$1').toLowerCase(),
    ),
  );

  expect(columns.length).toBeGreaterThan(300);
  expect(fields.length).toBeGreaterThan(300);
  expect([...columns, ...fields].filter((name) => FORBIDDEN.test(name))).toEqual([]);
});

test('T-039 mother or father, Tatar or Russian spoken, anywhere in the district: the way of a case is the same', async () => {
  const { mother, daughter } = newPeople();
  const { mother: other, daughter: son } = newPeople();
  const first = await openByAppeal(
    actingAs(base.db, clerk),
    appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }, daughter], preferredLanguage: 'ru' }),
  );
  const second = await openByAppeal(
    actingAs(base.db, clerk),
    appealFor(centre.unitId, {
      members: [
        { ...other, firstName: 'Рашид', middleName: 'Маратович', kinship: 'отец', isApplicant: true },
        { ...son, kinship: 'сын' },
      ],
      preferredLanguage: 'tt',
      needsInterpreter: true,
      address: { district: 'Вахитовский район', settlement: 'д. Дальняя' },
    }),
  );

  const routing = async ({ caseId, number }: { caseId: string; number: string }) => {
    const command = await base.db('app.engine_commands').where({ stream: number }).first('kind', 'payload');
    const { processKey, message, variables } = command.payload;
    return { kind: command.kind, processKey, message, variables: { ...variables, caseId: caseId.length } };
  };
  expect(await routing(first)).toEqual(await routing(second));
});
