import { once } from 'node:events';
import { findFreePort } from '#platform/free-port';
import { projectPath } from '#platform/project-path';
import { PASSWORD } from '../web/api/web-app.ts';
import { openBrowser } from './browser.ts';
import { openDesk, type Desk } from './desk.ts';
import { gatherCompany, type Company, type Player } from './company.ts';
import type { TestUser } from './factories.ts';
import { createStandApp, type StandApp } from './stand-app.ts';
import { startStandWorkers } from './stand-workers.ts';
import { useStand, type Stand } from './stand.ts';

/** The whole application behind a port, one company of people, and a browser in which they sit down. */
export interface ScreenStand {
  readonly stand: Stand;
  readonly company: Company;
  /** The application behind the port, for those who join the company later. */
  readonly web: StandApp;
  /** Where the application answers. */
  readonly address: string;
  /** The desk of a person of the company, or of another one with the same password; made at the first call for this width. */
  sitDown(person: Player | TestUser, width?: number): Promise<Desk>;
  /** Scripts that failed on any page until now. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

const WIDTH = 1440;
const HEIGHT = 900;

export async function openScreenStand(): Promise<ScreenStand> {
  const stand = await onFreePort(useStand());
  const web = createStandApp(stand, { uiDir: projectPath('dist', 'ui') });
  const server = web.app.listen(stand.config.webPort, '127.0.0.1');
  await once(server, 'listening');
  const workers = await startStandWorkers(stand);
  const browser = await openBrowser();
  const company = await gatherCompany(stand, web);
  const address = stand.config.publicOrigin;
  const desks = new Map<string, Desk>();
  const faults: string[] = [];

  return {
    stand,
    company,
    web,
    address,
    faults,
    async sitDown(person, width = WIDTH) {
      const { login } = typeof person === 'string' ? company.users[person] : person;
      const place = `${login} ${width}`;
      const known = desks.get(place);
      if (known) return known;
      const desk = await openDesk(browser, {
        address,
        login,
        password: PASSWORD,
        viewport: { width, height: HEIGHT },
        onFault: (fault) => faults.push(fault),
      });
      desks.set(place, desk);
      return desk;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await workers.stop();
      await web.close();
      await stand.close();
    },
  };
}

/** A port of its own for each file: between two files another program may have taken that of the run. */
async function onFreePort(stand: Stand): Promise<Stand> {
  const webPort = await findFreePort();
  const publicOrigin = new URL(stand.config.publicOrigin);
  publicOrigin.port = String(webPort);
  return { ...stand, config: { ...stand.config, webPort, publicOrigin: publicOrigin.origin } };
}
