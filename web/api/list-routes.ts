import type { z } from 'zod';
import { searchRequest } from '#contract/common';
import type { Context } from '#domain/context';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import { defineRoute, type Route } from './route.ts';

interface SearchableList<Q extends z.ZodObject, Answer> {
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  /** Filters: codes, ids, numbers. */
  readonly query: Q;
  readonly answer: z.ZodType<unknown, Answer>;
  readonly list: (input: {
    readonly ctx: Context;
    readonly person: Person;
    readonly query: z.output<Q>;
    readonly search: string | undefined;
  }) => Promise<NoInfer<Answer>>;
}

/**
 * A list at its path, and the same list searched by words at `<path>/search`. The words are names of people, so they travel in a body:
 * an address stands in the history of a shared computer and in the logs of whatever it passes (П1 п.5.11; T-204).
 */
export function defineListRoutes<Q extends z.ZodObject, Answer>({
  list,
  ...common
}: SearchableList<Q, Answer>): readonly Route[] {
  return [
    defineRoute({ ...common, method: 'get', handle: (input) => list({ ...input, search: undefined }) }),
    defineRoute({
      ...common,
      method: 'post',
      path: `${common.path}/search`,
      summary: `${common.summary}: поиск`,
      body: searchRequest,
      handle: (input) => list({ ...input, search: input.body.search }),
    }),
  ];
}
