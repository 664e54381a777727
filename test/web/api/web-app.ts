import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { hashPassword } from '#domain/users/password';
import { EngineClient } from '#engine/engine-client';
import { openPool } from '#platform/database';
import { Registry } from '#platform/metrics';
import { createApp } from '../../../web/api/app.ts';
import type { WebSettings } from '../../../web/api/services.ts';
import { createClock, type TestClock } from '../../support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';

export const PASSWORD = 'пароль-Ёж-12345';

export interface WebApp {
  readonly app: Express;
  readonly database: TestDatabase;
  readonly clock: TestClock;
  /** Everything that the application logged, as text. */
  readonly logs: string[];
  readonly metrics: Registry;
  readonly filesDir: string;
  close(): Promise<void>;
}

/** The real application on a database of its own; its engine is out of reach, as in a night of maintenance. */
export async function openWebApp(settings: Partial<WebSettings> = {}): Promise<WebApp> {
  const database = await createTestDatabase();
  const signInPool = openPool(database.urls.app, () => undefined);
  const clock = createClock();
  const logs: string[] = [];
  const metrics = new Registry();
  const filesDir = mkdtempSync(path.join(tmpdir(), 'family-support-files-'));
  const app = createApp({
    db: database.db,
    signInPool,
    engine: new EngineClient({ url: 'http://127.0.0.1:9/engine-rest', account: 'api', password: 'unused', timeoutMs: 500 }),
    now: () => clock.now(),
    logger: pino({ level: 'debug' }, { write: (line: string) => void logs.push(line) }),
    metrics,
    settings: { publicOrigin: 'http://127.0.0.1', filesDir, signInSecret: 'a secret of this test alone', ...settings },
  });
  return {
    app,
    database,
    clock,
    logs,
    metrics,
    filesDir,
    close: async () => {
      await signInPool.end();
      await database.drop();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}

/** A person who can sign in: `buildUser` gives a hash that no password fits. */
export async function buildSignInUser(
  web: WebApp,
  centre: TestCentre,
  role: string,
  row: Record<string, unknown> = {},
): Promise<TestUser> {
  return buildUser(web.database.db, centre, role, { password_hash: await hashPassword(PASSWORD), ...row });
}

/** A browser: keeps its cookies, and its token once signed in. */
export class Browser {
  readonly #agent: ReturnType<typeof request.agent>;
  csrfToken = '';

  constructor(app: Express) {
    this.#agent = request.agent(app);
  }

  async signIn(login: string, password = PASSWORD): Promise<request.Response> {
    const answer = await this.post('/api/sign-in', { login, password });
    const body: unknown = answer.body;
    if (typeof body === 'object' && body !== null && 'csrfToken' in body) this.csrfToken = String(body.csrfToken);
    return answer;
  }

  get(address: string): request.Test {
    return this.#agent.get(address);
  }

  post(address: string, body: object = {}): request.Test {
    return this.#agent.post(address).set('X-CSRF-Token', this.csrfToken).send(body);
  }

  /** A multipart request; fields and the file are added by the caller. */
  upload(address: string): request.Test {
    return this.#agent.post(address).set('X-CSRF-Token', this.csrfToken);
  }

  put(address: string, body: object = {}): request.Test {
    return this.#agent.put(address).set('X-CSRF-Token', this.csrfToken).send(body);
  }
}

/** A browser in which the person has signed in. */
export async function signedInBrowser(web: WebApp, user: TestUser): Promise<Browser> {
  const browser = new Browser(web.app);
  const answer = await browser.signIn(user.login);
  if (answer.status !== 200) throw new Error(`signing in failed: ${answer.status} ${answer.text}`);
  return browser;
}
