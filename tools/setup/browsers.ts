import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export type BrowserName = 'chromium' | 'firefox';
export type FoundBrowser = {
  name: BrowserName;
  product: 'chromium' | 'edge' | 'chrome' | 'firefox';
  path: string;
};

type Candidate = { product: FoundBrowser['product']; commands: string[]; paths: string[] };

const CANDIDATES: Record<
  BrowserName,
  { variable: string; product: FoundBrowser['product']; list: Candidate[] }
> = {
  chromium: {
    variable: 'RAMBU_CHROMIUM',
    product: 'chromium',
    list: [
      {
        product: 'chromium',
        commands: ['chromium', 'chromium-browser'],
        paths: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
      },
      {
        product: 'edge',
        commands: ['microsoft-edge', 'microsoft-edge-stable'],
        paths: [
          '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
          'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
        ],
      },
      {
        product: 'chrome',
        commands: ['google-chrome', 'google-chrome-stable'],
        paths: [
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        ],
      },
    ],
  },
  firefox: {
    variable: 'RAMBU_FIREFOX',
    product: 'firefox',
    list: [
      {
        product: 'firefox',
        commands: ['firefox-esr', 'firefox'],
        paths: [
          '/Applications/Firefox.app/Contents/MacOS/firefox',
          'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
        ],
      },
    ],
  },
};

function onPath(command: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, command)).find((file) => existsSync(file));
}

/** The first browser of this kind on the machine; `RAMBU_CHROMIUM` / `RAMBU_FIREFOX` name another one. */
export function findBrowser(name: BrowserName): FoundBrowser | undefined {
  const { variable, product, list } = CANDIDATES[name];
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which does not exist`);
    return { name, product, path: named };
  }
  for (const candidate of list) {
    const file = candidate.commands.map(onPath).find(Boolean) ?? candidate.paths.find((p) => existsSync(p));
    if (file) return { name, product: candidate.product, path: file };
  }
  return undefined;
}

const DEBIAN_PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * Finds the browsers, installing missing ones where that is possible without asking: as root with apt-get.
 * Returns those that stay missing, each with the way to get it.
 */
export function ensureBrowsers(names: BrowserName[]): { missing: { name: BrowserName; how: string }[] } {
  const absent = names.filter((name) => !findBrowser(name));
  const root = process.getuid?.() === 0;
  if (absent.length > 0 && root && onPath('apt-get')) {
    const packages = absent.map((name) => DEBIAN_PACKAGES[name]);
    console.log(`rambu: installing ${packages.join(' and ')} (apt-get)`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = (args: string[]) =>
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
    if (run(['update', '-qq'])) run(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  return {
    missing: absent.filter((name) => !findBrowser(name)).map((name) => ({ name, how: howToGet(name) })),
  };
}

function howToGet(name: BrowserName): string {
  const { variable } = CANDIDATES[name];
  const pack = DEBIAN_PACKAGES[name];
  return `install ${name} (Debian, Ubuntu: sudo apt-get install ${pack}; macOS: brew install --cask ${name}) or set ${variable} to its path`;
}
