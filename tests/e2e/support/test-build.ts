import path from 'node:path';
import { build } from 'wxt';
import type { BrowserName } from './visit.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Builds the extension with the optional hosts granted at install, and nothing else changed; returns its folder. */
export async function extensionWithOptionalHosts(browser: BrowserName, into: string): Promise<string> {
  const before = { ...process.env };
  const outDir = path.join(into, 'test-build');
  process.env.RAMBU_TEST_BUILD = '1';
  process.env.NODE_ENV = 'production';
  const quiet = () => undefined;
  const logger = { debug: quiet, log: quiet, info: quiet, warn: quiet, success: quiet, level: 0 };
  try {
    await build({
      root,
      outDir,
      browser: browser === 'firefox' ? 'firefox' : 'chrome',
      manifestVersion: 3,
      logger: { ...logger, error: console.error, fatal: console.error },
    });
  } finally {
    for (const key of ['RAMBU_TEST_BUILD', 'NODE_ENV'])
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
  }
  return path.join(outDir, browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
}
