import { countResults, listFailures, readResults } from './results.mjs';

/** What failed, and one line with the true counts of both runs; a run that left no report counts as a failure. */
const results = readResults();
for (const failure of results.flatMap(listFailures)) console.log(`FAILED ${failure}`);
const counts = results.map(countResults);
const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
