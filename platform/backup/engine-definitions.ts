import { z } from 'zod';

const NAME = String.raw`[a-z_][a-z0-9_]*`;
const NAMES = String.raw`\(${NAME}(?:, ${NAME})*\)`;
const TABLE = String.raw`(?:engine\.)?${NAME}`;
const TYPE = String.raw`[a-z][a-z0-9 ]*(?:\(\d+(?:,\d+)?\))?[a-z ]*`;
const LITERAL = String.raw`(?:-?\d+(?:\.\d+)?|true|false|'[^'\\]*'(?:::[a-z ]+)?)`;

/** Of the rows that an index holds: PostgreSQL writes `type_ = 'candidate'` with both sides cast. */
const TEST = String.raw`(?:\(${NAME} IS (?:NOT )?NULL\)|\(\(${NAME}\)::text = '[^'\\]*'::text\))`;
const WHERE = String.raw`(?: WHERE (?:${TEST}|\(${TEST}(?: AND ${TEST})+\)))?`;

const matching = (pattern: string) => z.string().regex(new RegExp(`^${pattern}$`));

export const plainName = matching(NAME);

/**
 * How schema `engine` is made anew: the engine makes it by itself only when it boots, and a restore must not need it. The texts are
 * PostgreSQL's own, in the few forms that the engines use. A restore runs them as administrator of the database, and whoever can
 * write to a copy can write a sum beside it: no form has room for a call or a second statement.
 */
export const engineSchema = z.strictObject({
  tables: z.array(
    z.strictObject({ name: plainName, columns: z.array(matching(`${NAME} ${TYPE}(?: default ${LITERAL})?(?: not null)?`)) }),
  ),
  constraints: z.array(
    z.strictObject({
      table: plainName,
      name: plainName,
      definition: matching(`(?:(?:PRIMARY KEY|UNIQUE) ${NAMES}|FOREIGN KEY ${NAMES} REFERENCES ${TABLE}${NAMES})`),
    }),
  ),
  indexes: z.array(matching(`CREATE (?:UNIQUE )?INDEX ${NAME} ON ${TABLE} USING btree ${NAMES}${WHERE}`)),
});
export type EngineSchema = z.infer<typeof engineSchema>;
