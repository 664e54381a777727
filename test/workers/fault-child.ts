import { createLogger } from '#platform/logger';
import { exitOnUnexpected } from '../../workers/exit-on-unexpected.ts';

/** A process with a defect that nobody catches, of the kind that its argument names. */
exitOnUnexpected(createLogger('child'));
const defect = new TypeError('Петрова Анна, ул. Баумана, 1');
if (process.argv[2] === 'rejection') void Promise.reject(defect);
else
  setImmediate(() => {
    throw defect;
  });
setTimeout(() => undefined, 60_000);
