import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from 'wxt';
import { GRANTED_MATCHES } from '../../lib/schema/granted-hosts.ts';
import { OPTIONAL_MATCHES } from '../../lib/schema/hosts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const KILOBYTE = 1_024;

type Manifest = {
  permissions: string[];
  content_scripts: { matches: string[]; css?: string[]; js: string[] }[];
  content_security_policy: { extension_pages: string };
  browser_specific_settings?: { gecko: { id: string; data_collection_permissions: unknown } };
  [key: string]: unknown;
};

let out: string;

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  out = mkdtempSync(path.join(tmpdir(), 'rambu-build-'));
  for (const browser of ['chrome', 'firefox'] as const)
    await build({ root, outDir: out, browser, manifestVersion: 3, logger: silent() });
  vi.stubEnv('RAMBU_TEST_BUILD', '1');
  for (const browser of ['chrome', 'firefox'] as const)
    await build({ root, outDir: path.join(out, 'test'), browser, manifestVersion: 3, logger: silent() });
}, 240_000);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(out, { recursive: true, force: true, maxRetries: 5 });
});

function silent() {
  const nothing = () => undefined;
  return {
    ...{ debug: nothing, log: nothing, info: nothing, warn: nothing, success: nothing, level: 0 },
    ...{ error: console.error, fatal: console.error },
  };
}

function read(browser: 'chrome' | 'firefox', file: string): string {
  return readFileSync(path.join(out, `${browser}-mv3`, file), 'utf8');
}

function manifest(browser: 'chrome' | 'firefox', folder = ''): Manifest {
  return JSON.parse(
    readFileSync(path.join(out, folder, `${browser}-mv3`, 'manifest.json'), 'utf8'),
  ) as Manifest;
}

/** The packs lie in the script as strings; what is left is code. */
function split(script: string): { code: number; packs: number[] } {
  const packs = [...script.matchAll(/JSON\.parse\((`|'|")((?:\\[\s\S]|(?!\1)[^\\])*)\1\)/g)].map(
    (match) => match[2]?.length ?? 0,
  );
  return { code: script.length - packs.reduce((sum, size) => sum + size, 0), packs };
}

describe.each(['chrome', 'firefox'] as const)('the build for %s', (browser) => {
  it('asks for nothing but what docs/permissions.md explains', () => {
    const { permissions, content_scripts: scripts, ...rest } = manifest(browser);
    expect([...permissions].sort()).toEqual(['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage']);
    expect(scripts.map((script) => [...script.matches].sort())).toEqual([[...GRANTED_MATCHES].sort()]);
    expect(rest.optional_host_permissions).toEqual(OPTIONAL_MATCHES);
    // Chromium lets us add the script of open notes to our content script's hosts only where they stand here too.
    expect(rest.host_permissions).toEqual(browser === 'chrome' ? GRANTED_MATCHES : undefined);
    for (const key of ['optional_permissions', 'externally_connectable'])
      expect(rest, key).not.toHaveProperty(key);
  });

  it('differs from the build for tests in nothing but where the optional hosts stand', () => {
    const { optional_host_permissions: optional, host_permissions: own, ...shipped } = manifest(browser);
    const { host_permissions: granted, ...tested } = manifest(browser, 'test');
    expect(tested).toEqual(shipped);
    expect(granted).toEqual([own ?? [], optional].flat());
  });

  it('shows pages nothing of itself', () => {
    expect(manifest(browser)).not.toHaveProperty('web_accessible_resources');
  });

  it('runs no code from elsewhere and no inline code on its pages', () => {
    const policy = manifest(browser).content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('keeps its name and description in both languages', () => {
    const tables = ['id', 'en'].map(
      (language) =>
        JSON.parse(read(browser, `_locales/${language}/messages.json`)) as Record<string, unknown>,
    );
    const used = [...JSON.stringify(manifest(browser)).matchAll(/__MSG_(\w+)__/g)].map(
      ([, key]) => key ?? '',
    );
    for (const table of tables) expect(Object.keys(table)).toEqual(expect.arrayContaining(used));
    expect(Object.keys(tables[0] ?? {})).toEqual(Object.keys(tables[1] ?? {}));
  });

  it('brings every page and icon that the manifest names', () => {
    const { icons, options_ui: options, action } = manifest(browser);
    const files = [
      ...Object.values(icons as Record<string, string>),
      (options as { page: string }).page,
      (action as { default_popup: string }).default_popup,
    ];
    for (const file of files) expect(existsSync(path.join(out, `${browser}-mv3`, file)), file).toBe(true);
  });

  it('has a content script within budget, without the validator', () => {
    const script = read(browser, 'content-scripts/scanner.js');
    const { code, packs } = split(script);
    expect(packs).toHaveLength(2);
    expect(code).toBeLessThanOrEqual(150 * KILOBYTE);
    expect(Math.max(...packs)).toBeLessThanOrEqual(300 * KILOBYTE);
    expect(script).not.toMatch(/ZodError|_zod\b/);
  });

  it('has a script for open notes within budget: no packs, no validator, no browser', () => {
    const script = read(browser, 'note-panel.js');
    expect(script.length).toBeLessThanOrEqual(50 * KILOBYTE);
    expect(split(script).packs).toEqual([]);
    expect(script).not.toMatch(
      /ZodError|_zod\b|\bchrome\.|\bbrowser\.(runtime|storage)|\bfetch\(|sendBeacon/,
    );
    const closed = read(browser, 'content-scripts/scanner.js');
    for (const words of ['Jangan dulu mengirim KTP', 'Do not send your ID'])
      expect([script, closed].map((each) => each.includes(words))).toEqual([true, false]);
  });

  it('styles evidence in the page and nothing else', () => {
    const [css] = manifest(browser).content_scripts.flatMap((script) => script.css ?? []);
    const selectors = read(browser, css ?? '').match(/[^{}@]+(?=\{)/g) ?? [];
    const styled = selectors.filter((selector) => !selector.startsWith('supports'));
    expect(new Set(styled)).toEqual(
      new Set([':root::highlight(rambu-evidence)', '::highlight(rambu-evidence)']),
    );
  });

  it('names no address that could be asked for anything', () => {
    const scripts = readdirSync(path.join(out, `${browser}-mv3`, 'content-scripts'));
    for (const file of scripts.filter((name) => name.endsWith('.js')))
      expect(read(browser, `content-scripts/${file}`)).not.toMatch(
        /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket/,
      );
  });
});

describe('the build for Firefox', () => {
  it('has a fixed id and asks for data consent only when it is needed', () => {
    const settings = manifest('firefox').browser_specific_settings;
    expect(settings?.gecko.id).toBe('{6d0f5f6e-3c0b-4a5e-9d54-52414d425521}');
    expect(settings?.gecko.data_collection_permissions).toEqual({
      required: ['none'],
      optional: ['websiteContent'],
    });
    expect(settings).toHaveProperty('gecko_android');
  });
});
