import { prepare } from './build/prepare.mjs';

/** `npm start`: plain JavaScript until the dependencies are there and the programs are built. */
const beganAt = Date.now();
const build = await prepare({ needsJava: true });
const { startAll } = await import('../dist/start.js');
await startAll({
  beganAt,
  build,
  isWatching: process.argv.includes('--watch'),
  isRunByNpm: process.env.npm_lifecycle_event !== undefined,
});
