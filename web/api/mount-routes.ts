import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { recordEvent } from '#domain/audit/record-event';
import { AccessRefused, DomainError } from '#domain/errors';
import type { Context } from '#domain/context';
import type { OpenLink } from '#domain/engagements/find-agency-link';
import type { MessageSource } from '#domain/messages/message-source';
import { personOf, requirePerson } from './authenticate.ts';
import { linkOf, requireLink } from './authenticate-link.ts';
import { requireSource, sourceOf } from './authenticate-source.ts';
import { refuseCrossSite } from './cross-site.ts';
import { requireCsrfToken, signInOf } from './csrf.ts';
import { actingRole, authorize } from './policy.ts';
import { requestIdOf } from './request-log.ts';
import { FileAnswer, type Route, type UploadedFile } from './route.ts';
import type { Services } from './services.ts';
import { takeFile } from './take-file.ts';

/**
 * Mounts every route behind the same chain: cross-site check, sign-in, token, policy, and only then the body,
 * so that nobody without the right makes the server read a megabyte.
 */
export function mountRoutes(routes: readonly Route[], services: Services): Router {
  const router = Router();
  for (const route of routes) router[route.method](route.path, ...chainOf(route, services), answer(route, services));
  return router;
}

function chainOf(route: Route, services: Services): RequestHandler[] {
  const isChange = route.method !== 'get';
  if (route.policy.kind === 'source') return [requireSource(services), ...(isChange ? bodyOf(route) : [])];
  if (route.policy.kind === 'link') return [refuseCrossSite, requireLink(services), ...bodyOf(route)];
  const isOpen = route.policy.kind === 'everyone';
  return [
    ...(isChange ? [refuseCrossSite] : []),
    ...(isOpen ? [] : [requirePerson]),
    ...(isChange && !isOpen ? [requireCsrfToken] : []),
    ...(isOpen ? [] : [requirePolicy(route)]),
    ...(isChange ? bodyOf(route) : []),
  ];
}

function bodyOf(route: Route): RequestHandler[] {
  if (route.takes === 'file') return [takeFile];
  // Nobody of ours packs a request, and what is packed can be a thousand times larger than what arrives.
  return [requireJson, express.json({ limit: '1mb', strict: true, inflate: false })];
}

/** A form of another site can send text or a form, but not JSON: the type itself is part of the defence. */
const requireJson: RequestHandler = (req, _res, next) => {
  if (!/^application\/json\s*(;|$)/i.test(req.get('Content-Type') ?? '')) {
    throw new DomainError('UNSUPPORTED_MEDIA_TYPE', 'Запрос принимается только как JSON (Content-Type: application/json).');
  }
  next();
};

function requirePolicy(route: Route): RequestHandler {
  return (req, _res, next) => {
    const person = personOf(req);
    if (person) authorize(route.policy, person);
    next();
  };
}

function answer(route: Route, services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const ctx = contextOf({ req, res }, route, services);
    const result = await recordingRefusals(ctx, services, () =>
      route.run({
        ctx,
        params: req.params,
        query: req.query,
        body: req.body,
        file: fileOf(req),
        person,
        source: sourceOf(req),
        open: linkOf(req),
        services,
        signIn: signInOf(req, services),
      }),
    );
    send(res, route, result);
  };
}

/** Asking for what one may not see is itself a fact: it is written outside of the refused transaction (П1 п.5.11; T-193). */
async function recordingRefusals(ctx: Context, { logger }: Services, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AccessRefused) {
      await recordEvent(ctx, { action: 'access.refused', ...error.refused }).catch(() => {
        logger.error({ requestId: ctx.actor.requestId }, 'a refused access was not recorded');
      });
    }
    throw error;
  }
}

function contextOf({ req, res }: { req: Request; res: Response }, route: Route, services: Services): Context {
  const source = sourceOf(req);
  const open = linkOf(req);
  const person = source || open ? undefined : personOf(req);
  const role = person && actingRole(route.policy, person);
  return {
    db: services.db,
    now: services.now(),
    actor: {
      kind: person ? 'person' : 'system',
      id: doorOf({ source, open }) ?? person?.id ?? 'web:anonymous',
      requestId: requestIdOf(res),
      ...(role !== undefined && { role }),
      ...(req.ip !== undefined && { address: req.ip }),
    },
  };
}

/** The door through which nobody in person came in. */
function doorOf({ source, open }: { source: MessageSource | undefined; open: OpenLink | undefined }): string | undefined {
  if (source) return `source:${source.id}`;
  return open && `agency-link:${open.link.id}`;
}

function fileOf(req: Request): UploadedFile | undefined {
  return req.file && { originalName: req.file.originalname, content: new Uint8Array(req.file.buffer) };
}

function send(res: Response, route: Route, result: unknown): void {
  // Answers are about people: no cache on the way or on a shared computer may keep one.
  res.setHeader('Cache-Control', 'no-store');
  if (!(result instanceof FileAnswer)) {
    res.status(route.success === 'created' ? 201 : 200).json(result);
    return;
  }
  // In this order: `attachment` guesses a type from the name, and the name is the sender's own word.
  res.attachment(result.originalName).type(result.mediaType).send(result.content);
}
