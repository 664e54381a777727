import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { errorAnswer } from '#contract/common';
import type { Route } from './route.ts';

extendZodWithOpenApi(z);

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** The description of the API for people and programs, made from the routes themselves, so that it cannot lag behind them. */
export function describeApi(routes: readonly Route[]): Document {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'signIn', { type: 'apiKey', in: 'cookie', name: 'sign-in' });
  registry.registerComponent('securitySchemes', 'messageSource', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'agencyLink', { type: 'http', scheme: 'bearer' });
  for (const route of routes) registry.registerPath(describeRoute(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Социальное сопровождение семей с детьми', version: '1', description: INTRODUCTION },
  });
}

const INTRODUCTION =
  'Изменения принимаются только как JSON с заголовком X-CSRF-Token (значение csrfToken из ответа входа или GET /api/me). ' +
  'Отказ всегда имеет вид { error: { code, message, fields?, requestId } }.';

/** Who comes without a sign-in shows a secret of their own. */
const SCHEMES: Readonly<Partial<Record<Route['policy']['kind'], string>>> = { source: 'messageSource', link: 'agencyLink' };

function describeRoute(route: Route): RouteConfig {
  const isOpen = route.policy.kind === 'everyone';
  return {
    method: route.method,
    path: route.path.replaceAll(/:(\w+)/g, '{$1}'),
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? ''],
    security: isOpen ? [] : [{ [SCHEMES[route.policy.kind] ?? 'signIn']: [] }],
    ...(route.policy.kind === 'right' && {
      description: `Право: ${route.policy.anyOf.map((right) => right.join(' ')).join(' или ')}`,
    }),
    request: {
      ...(route.params && { params: route.params }),
      ...(route.query && { query: route.query }),
      ...bodyOf(route),
    },
    responses: {
      [route.success === 'created' ? 201 : 200]: successOf(route),
      default: { description: 'Отказ', ...json(errorAnswer) },
    },
  };
}

function bodyOf(route: Route): RouteConfig['request'] {
  if (route.takes === 'file') {
    const part = z.object({ file: z.string().openapi({ format: 'binary' }) });
    const schema = route.body instanceof z.ZodObject ? part.extend(route.body.shape) : part;
    return { body: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  return route.body ? { body: { required: true, ...json(route.body) } } : {};
}

function successOf(route: Route) {
  if (route.gives === 'file') return { description: 'Файл', content: { 'application/octet-stream': {} } };
  return { description: 'Ответ', ...(route.answer && json(route.answer)) };
}

function json(schema: z.ZodType) {
  return { content: { 'application/json': { schema } } };
}
