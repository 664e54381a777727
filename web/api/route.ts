import { z } from 'zod';
import type { Context } from '#domain/context';
import type { OpenLink } from '#domain/engagements/find-agency-link';
import type { MessageSource } from '#domain/messages/message-source';
import { parseRequest } from './parse-request.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import type { Services } from './services.ts';
import type { SignInControl } from './sign-in-control.ts';

/** What a handler of anybody's route works with: the checked request and the services. */
export interface PublicInput<Params, Query, Body> {
  readonly ctx: Context;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly services: Services;
  readonly signIn: SignInControl;
}

/** What a handler behind a sign-in works with: the person too, and a file where the route takes one. */
export interface Input<Params, Query, Body> extends PublicInput<Params, Query, Body> {
  readonly person: Person;
  readonly file: UploadedFile | undefined;
}

export interface UploadedFile {
  readonly originalName: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** A file as an answer: always a download, never shown inside the application's own pages. */
export class FileAnswer {
  readonly originalName: string;
  readonly mediaType: string;
  readonly content: Buffer;

  constructor(file: { originalName: string; mediaType: string; content: Buffer }) {
    this.originalName = file.originalName;
    this.mediaType = file.mediaType;
    this.content = file.content;
  }
}

/** A request as it arrived, with what authentication found out. */
export interface RawRequest {
  readonly ctx: Context;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly file: UploadedFile | undefined;
  readonly person: Person | undefined;
  readonly source: MessageSource | undefined;
  readonly open: OpenLink | undefined;
  readonly services: Services;
  readonly signIn: SignInControl;
}

/** One route of the API: its description for people, machines and the test that walks all routes, and the way through it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put';
  /** Express path, such as `/api/cases/:id`. */
  readonly path: string;
  /** One Russian line for the description of the API. */
  readonly summary: string;
  readonly policy: Policy;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** `created` answers 201. */
  readonly success?: 'created';
  /** `file`: the body is multipart with one file in the part `file`. */
  readonly takes?: 'file';
  /** `file`: the answer is a download. */
  readonly gives?: 'file';
  run(raw: RawRequest): Promise<unknown>;
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

type Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, Answer> = Omit<
  Route,
  'run' | 'params' | 'query' | 'body' | 'answer'
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: z.ZodType<unknown, Answer>;
};

/** A route behind a sign-in. The answer passes its schema, so that a field which the contract does not name never leaves. */
export function defineRoute<
  Answer,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodType = Nothing,
>(
  definition: Definition<P, Q, B, Answer> & {
    handle(input: Input<z.output<P>, z.output<Q>, z.output<B>>): Promise<NoInfer<Answer> | FileAnswer>;
  },
): Route {
  return {
    ...definition,
    async run(raw) {
      // The pipeline refuses anonymous requests before this point; without a person the route is wired wrongly.
      if (!raw.person) throw new Error(`${definition.path} ran without a signed-in person`);
      const { params, query, body } = parseAll(definition, raw);
      const answer = await definition.handle({ ...raw, person: raw.person, params, query, body });
      return answer instanceof FileAnswer ? answer : definition.answer.parse(answer);
    },
  };
}

/** A route for anybody, such as health or signing in. */
export function definePublicRoute<Answer, B extends z.ZodType = Nothing>(
  definition: Definition<Nothing, Nothing, B, Answer> & {
    handle(input: PublicInput<z.output<Nothing>, z.output<Nothing>, z.output<B>>): Promise<NoInfer<Answer>>;
  },
): Route {
  return {
    ...definition,
    async run(raw) {
      return definition.answer.parse(await definition.handle({ ...raw, ...parseAll(definition, raw) }));
    },
  };
}

/** A route for a program that hands in messages; it knows no person. */
export function defineSourceRoute<Answer, P extends z.ZodObject = Nothing, B extends z.ZodType = Nothing>(
  definition: Definition<P, Nothing, B, Answer> & {
    handle(
      input: PublicInput<z.output<P>, z.output<Nothing>, z.output<B>> & { readonly source: MessageSource },
    ): Promise<NoInfer<Answer>>;
  },
): Route {
  return {
    ...definition,
    async run(raw) {
      if (!raw.source) throw new Error(`${definition.path} ran without a known system`);
      return definition.answer.parse(await definition.handle({ ...raw, source: raw.source, ...parseAll(definition, raw) }));
    },
  };
}

/** A route for an organisation that came by the link of one measure; it knows no person. */
export function defineLinkRoute<Answer, B extends z.ZodType = Nothing>(
  definition: Definition<Nothing, Nothing, B, Answer> & {
    handle(
      input: PublicInput<z.output<Nothing>, z.output<Nothing>, z.output<B>> & {
        readonly open: OpenLink;
        readonly file: UploadedFile | undefined;
      },
    ): Promise<NoInfer<Answer>>;
  },
): Route {
  return {
    ...definition,
    async run(raw) {
      if (!raw.open) throw new Error(`${definition.path} ran without an open link`);
      return definition.answer.parse(await definition.handle({ ...raw, open: raw.open, ...parseAll(definition, raw) }));
    },
  };
}

function parseAll<P extends z.ZodObject = Nothing, Q extends z.ZodObject = Nothing, B extends z.ZodType = Nothing>(
  schemas: { readonly params?: P; readonly query?: Q; readonly body?: B },
  raw: RawRequest,
): { params: z.output<P>; query: z.output<Q>; body: z.output<B> } {
  return {
    params: parseRequest(schemas.params ?? nothing, raw.params) as z.output<P>,
    query: parseRequest(schemas.query ?? nothing, raw.query) as z.output<Q>,
    body: parseRequest(schemas.body ?? nothing, raw.body ?? {}) as z.output<B>,
  };
}
