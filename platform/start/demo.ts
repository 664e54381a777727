import { once } from 'node:events';
import { z } from 'zod';
import type { System } from './system.ts';

const announcement = z.object({
  logins: z.array(z.object({ login: z.string(), password: z.string(), who: z.string() })),
});

export type DemoLogin = z.infer<typeof announcement>['logins'][number];

export interface Demo {
  readonly logins: readonly DemoLogin[];
  /** Lets it play its cases, now that the diagrams are deployed; tells at its end whether all of them are played. */
  readonly play: () => Promise<boolean>;
}

/**
 * Starts the program that fills an empty database. It makes the centres and people at once and tells their sign-ins;
 * the cases are played on the real engine, where it takes the place of the workers until it has ended.
 */
export async function startDemo(system: System): Promise<Demo> {
  const part = system.start('demo', 'once');
  const ended = once(part.child, 'exit').then(([code]: unknown[]) => code === 0);
  const { logins } = announcement.parse(await part.message());
  return {
    logins,
    play: async () => {
      if (part.child.connected) part.child.send('deployed');
      return ended;
    },
  };
}

export function describeLogins(logins: readonly DemoLogin[]): readonly string[] {
  const width = Math.max(...logins.map(({ login }) => login.length));
  return logins.map(({ login, password, who }) => `  ${login.padEnd(width)}  ${password}  ${who}`);
}
