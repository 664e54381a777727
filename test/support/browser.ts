import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../platform/build/find-chromium.mjs';
import { injectStand } from './inject-stand.ts';

/** A Chromium of the machine; without one the tests fail with the sentence that says what to install. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(injectStand().config.chromePath), args: ['--disable-gpu'] });
}
