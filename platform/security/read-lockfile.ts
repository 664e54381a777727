import { z } from 'zod';
import type { Component } from './component.ts';

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional(), link: z.boolean().optional() }),
  ),
});

/** Every npm package of the lock file, in all its versions. */
export function readLockfile(text: string): Component[] {
  const { packages } = lockfile.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([place, { version, dev }]) => {
    const name = place.split('node_modules/').at(-1) ?? '';
    if (name === '' || version === undefined) return [];
    return [{ ecosystem: 'npm' as const, name, version, isDevelopment: dev === true }];
  });
}
