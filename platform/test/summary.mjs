import { countResults, readResults } from './results.mjs';

const { passed, failed } = countResults(readResults());
console.log(`${passed} passed, ${failed} failed`);
