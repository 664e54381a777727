import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Without import.meta.dirname: a Node too old for it must still get as far as being told so. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
