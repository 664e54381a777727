import { countResults } from './results.mjs';

const { passed, failed } = countResults();
console.log(`${passed} passed, ${failed} failed`);
