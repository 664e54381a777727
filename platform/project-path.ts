import { existsSync } from 'node:fs';
import path from 'node:path';

/** Absolute path inside the project, the same from the sources and from the bundles in `dist/`. */
export function projectPath(...segments: string[]): string {
  return path.join(findRoot(import.meta.dirname), ...segments);
}

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json not found above the program');
  return findRoot(parent);
}
