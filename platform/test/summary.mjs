import { countResults, readResults } from './results.mjs';

/** One line with the true counts of both runs; a run that left no report counts as a failure. */
const counts = readResults().map(countResults);
const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
