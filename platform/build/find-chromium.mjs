import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  // Without windows, and half the work for the processor.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for the browser tests: the given one, or one where Debian and Google usually put it. */
export function findChromium(given, places = USUAL_PLACES) {
  const found = (given ? [given] : places).find((place) => existsSync(place));
  if (found) return found;
  const fault = given ? `CHROME_PATH names ${given}, which is not there` : 'There is no Chromium for the browser tests';
  throw new Error(`${fault}: install the package "chromium" (or Google Chrome), or set CHROME_PATH.`);
}
