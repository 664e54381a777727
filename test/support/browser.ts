import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';
import { findChromium } from '../../platform/build/find-chromium.mjs';

/** A Chromium of the machine; without one the tests fail with the sentence that says what to install. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(inject('testStand').config.chromePath) });
}
