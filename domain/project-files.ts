import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Text of a file that belongs to the project, such as a form or a data file.
 * The path is counted from the project's folder, so that sources and the bundles in `dist/` find the same file.
 */
export function readProjectFile(...segments: string[]): string {
  return readFileSync(projectFile(segments), 'utf8');
}

export function hasProjectFile(...segments: string[]): boolean {
  return existsSync(projectFile(segments));
}

function projectFile(segments: readonly string[]): string {
  return path.join(findRoot(import.meta.dirname), ...segments);
}

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json not found above the program');
  return findRoot(parent);
}
