import type { Knex } from 'knex';
import { z } from 'zod';
import { uniqueCode } from '../support/factories.ts';

/** No word of the system, and no word of another test. */
export const STEM = `Синехвост${Array.from(uniqueCode(), (sign) => 'абвгдежзик'[sign.charCodeAt(0) % 10]).join('')}`;
/** Twenty values that stand for names, addresses and words about a family. */
export const CANARIES: readonly string[] = Array.from('абвгдежзиклмнопрстуф', (letter) => STEM + letter);

let planted = 0;

export function nextCanary(): string {
  planted += 1;
  return CANARIES[planted % CANARIES.length] ?? STEM;
}

/** Words of directories and lists. */
const CHOSEN = ['district', 'capacity', 'kinship', 'category'];
const NAMES = ['lastName', 'firstName', 'middleName', 'street'];

/** The same answers with a canary in every name and in all words that a person typed; codes, ids and days stay. */
export function plant<Value>(value: Value): Value {
  return Object(plantIn(value, '')) as Value;
}

function plantIn(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((each) => plantIn(each, field));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plantIn(inner, name)]));
  if (typeof value !== 'string' || CHOSEN.includes(field)) return value;
  if (NAMES.includes(field)) return nextCanary();
  return /[а-яё]\S* \S*[а-яё]/i.test(value) ? `${value} ${nextCanary()}` : value;
}

/** The planted answers with the given ones in the places that a form refused: these are chosen from a list, not typed. */
export function unplant<Value>(planted: Value, given: Value, pointers: readonly string[]): Value {
  const whole: unknown = structuredClone(planted);
  for (const pointer of pointers) putBack(whole, given, pointer.split('/').slice(1));
  return whole as Value;
}

function putBack(whole: unknown, given: unknown, [field, ...rest]: readonly string[]): void {
  if (field === undefined || !isTree(whole) || !isTree(given)) return;
  if (rest.length === 0 || !isTree(whole[field])) whole[field] = given[field];
  else putBack(whole[field], given[field], rest);
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const name = z.object({ name: z.string() });

/** Tables of a schema whose rows mention a canary, as text or as bytes, with the number of such rows. */
export async function findMentions(admin: Knex, schema: 'app' | 'engine'): Promise<Readonly<Record<string, number>>> {
  const tables: unknown = await admin('information_schema.tables')
    .where({ table_schema: schema, table_type: 'BASE TABLE' })
    .select('table_name as name');
  const found: Record<string, number> = {};
  for (const { name: table } of z.array(name).parse(tables)) {
    const { rows } = await admin.raw<{ rows: unknown[] }>(
      `select cast(count(*) as integer) as mentions from "${schema}"."${table}" t
        where cast(t as text) like '%' || :stem || '%'
           or cast(t as text) like '%' || encode(convert_to(:stem, 'UTF8'), 'hex') || '%'`,
      { stem: STEM },
    );
    const { mentions } = z.object({ mentions: z.int() }).parse(rows[0]);
    if (mentions > 0) found[table] = mentions;
  }
  return found;
}
