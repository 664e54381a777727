import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameOf, routes } from './route-walk.ts';
import { buildCentre } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let analyst: Browser;
beforeAll(async () => {
  web = await openWebApp();
  analyst = await signedInBrowser(web, await buildSignInUser(web, await buildCentre(web.database.db), 'analyst'));
});
afterAll(() => web.close());

describe('the description of the API', () => {
  test('names every route, with its parameters and answers', async () => {
    const answer = await analyst.get('/api/openapi.json');

    const paths = answer.body.paths as Record<string, Record<string, unknown>>;
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(answer.body.openapi).toBe('3.1.0');
    expect(described.sort()).toEqual(routes.map((route) => nameOf(route).replaceAll(/:(\w+)/g, '{$1}')).sort());
    expect(paths['/api/tasks/{taskId}/complete']?.['post']).toMatchObject({
      summary: 'Завершить задачу',
      requestBody: {
        content: { 'application/json': { schema: { required: ['formVersion', 'data'], additionalProperties: false } } },
      },
    });
  });

  test('says that a change of documents is multipart and a document a download', async () => {
    const { paths } = (await analyst.get('/api/openapi.json')).body;

    expect(Object.keys(paths['/api/cases/{id}/documents'].post.requestBody.content)).toEqual(['multipart/form-data']);
    expect(Object.keys(paths['/api/documents/{id}/content'].get.responses['200'].content)).toEqual(['application/octet-stream']);
  });

  test('opens as a page whose scripts all come from here', async () => {
    const page = await analyst.get('/api/docs');
    const sources = [...page.text.matchAll(/src="([^"]+)"/g)].map((match) => String(match[1]));

    expect(page.text).not.toMatch(/<script>/);
    expect(sources).toHaveLength(2);
    for (const source of sources) {
      const script = await analyst.get(source);
      expect([source, script.status, script.headers['content-type']]).toEqual([
        source,
        200,
        expect.stringContaining('javascript'),
      ]);
    }
  });
});

test('health answers without a sign-in and says when the engine is away', async () => {
  const answer = await request(web.app).get('/api/health');

  expect([answer.status, answer.body]).toEqual([200, { state: 'up', engine: 'down' }]);
});
