import { codeOfStep, stepAt } from '#domain/users/second-factor/totp';
import { fromBase32 } from '../support/base32.ts';
import { PASSWORD, type Browser, type WebApp } from '../web/api/web-app.ts';

/** The telephone of a person: shows the code of now and, as a code is good once, waits for the next where it must. */
export class Authenticator {
  readonly #secret: Uint8Array;
  readonly #web: WebApp;

  constructor(web: WebApp, base32: string) {
    this.#web = web;
    this.#secret = fromBase32(base32);
  }

  showCode(): string {
    return codeOfStep(this.#secret, stepAt(this.#web.clock.now()));
  }

  /** A code that no one has used yet. */
  waitForCode(): string {
    this.#web.clock.moveBy({ minutes: 0.5 });
    return this.showCode();
  }
}

export interface EnrolledFactor {
  readonly authenticator: Authenticator;
  readonly recoveryCodes: readonly string[];
}

/** A signed-in person turns the second factor on, as the page does it. */
export async function enrolFactor(web: WebApp, browser: Browser): Promise<EnrolledFactor> {
  const begun = await browser.post('/api/me/second-factor/start', { password: PASSWORD });
  const authenticator = new Authenticator(web, String(begun.body.secret));
  const enabled = await browser.post('/api/me/second-factor/confirm', { code: authenticator.showCode() });
  if (enabled.status !== 200) throw new Error(`the second factor was not enabled: ${enabled.text}`);
  browser.csrfToken = String(enabled.body.csrfToken);
  return { authenticator, recoveryCodes: enabled.body.recoveryCodes };
}
