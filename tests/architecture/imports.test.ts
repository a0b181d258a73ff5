import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

type Layer = { folder: string; may: string[]; types?: string[]; packages: RegExp };

const NONE = /^$/;
const PREACT = /^preact(\/|$)/;
const BROWSER = /^(wxt\/browser|webextension-polyfill|@wxt-dev\/webextension-polyfill)/;
const either = (...parts: RegExp[]) => new RegExp(parts.map((part) => part.source).join('|'));

/** Who may import whom: docs/architecture.md tells why. `types` may be imported with `import type` only. */
const LAYERS: Layer[] = [
  { folder: 'lib/text', may: [], packages: NONE },
  { folder: 'lib/schema', may: [], packages: /^zod$/ },
  { folder: 'lib/engine', may: ['lib/text'], types: ['lib/schema'], packages: NONE },
  { folder: 'lib/i18n', may: [], packages: NONE },
  { folder: 'lib/ui', may: ['lib/i18n'], types: ['lib/schema'], packages: PREACT },
  { folder: 'lib/sites', may: ['lib/text'], types: ['lib/schema'], packages: NONE },
  { folder: 'lib/scan', may: ['lib/engine', 'lib/text', 'lib/sites'], types: ['lib/schema'], packages: NONE },
  {
    folder: 'lib/notes',
    may: ['lib/ui', 'lib/i18n', 'lib/text'],
    types: ['lib/schema', 'lib/engine', 'lib/scan'],
    packages: PREACT,
  },
  {
    folder: 'lib/report',
    may: ['lib/engine', 'lib/text', 'lib/schema'],
    types: ['lib/messages'],
    packages: /^(canonicalize|libphonenumber-js(\/|$))/,
  },
  { folder: 'lib/messages', may: ['lib/schema'], packages: either(/^zod$/, BROWSER) },
  { folder: 'lib/storage', may: ['lib/schema', 'lib/messages'], packages: either(/^zod$/, BROWSER) },
  {
    folder: 'entrypoints',
    may: ['lib'],
    packages: either(PREACT, BROWSER, /^(wxt\/|virtual:rambu\/|zod$)/),
  },
  {
    folder: 'server',
    may: ['lib/schema', 'lib/text', 'lib/engine', 'lib/ui', 'lib/i18n', 'public/icon'],
    packages:
      /^(node:|hono|@hono\/|kysely|better-auth|zod$|preact|canonicalize$|virtual:rambu\/|libphonenumber-js)/,
  },
  {
    folder: 'tools',
    may: [
      'lib/schema',
      'lib/text',
      'lib/engine',
      'lib/i18n',
      'lib/sites',
      'lib/scan',
      'lib/report',
      'lib/ui',
      'lib/messages',
      'lib/storage',
      'server',
    ],
    packages: /./,
  },
];

/** Whatever asks another machine for something, under whatever name: aliases begin with the word too. */
const SENDS =
  /\b(?:fetch|XMLHttpRequest|sendBeacon|WebSocket|WebSocketStream|WebTransport|EventSource|RTCPeerConnection|importScripts)\b|\bwindow\.open\(|\bnew (?:\w+\.)?Image\b|createElement(?:NS)?\([^)]*['"](?:img|image|script|iframe|object|embed|link|form|video|audio|source)['"]|\b(?:window|document|globalThis)\.location\s*=(?!=)|\blocation\.href\s*=(?!=)|\blocation\.(?:assign|replace)\(/;
/** The report client, and where the background hands it the browser's `fetch`. */
const MAY_SEND = ['entrypoints/background/index.ts', 'lib/report/client.ts'];

const SOURCE = /\.(ts|tsx|mts)$/;
const IMPORT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

type Import = { file: string; target: string; typeOnly: boolean };

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => SOURCE.test(name) && !/\.test\.tsx?$/.test(name) && !name.includes('node_modules'));
}

function importsOf(file: string): Import[] {
  const code = readFileSync(path.join(root, file), 'utf8');
  return [...code.matchAll(IMPORT)].map((match) => ({
    file,
    target: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined,
  }));
}

function inside(target: string, folders: string[]): boolean {
  return folders.some((folder) => target === folder || target.startsWith(`${folder}/`));
}

function violation(layer: Layer, { file, target, typeOnly }: Import): string | undefined {
  if (!target.startsWith('.')) {
    return layer.packages.test(target) ? undefined : `${file} imports the package ${target}`;
  }
  const resolved = path.relative(root, path.resolve(root, path.dirname(file), target)).replace(/\?.*$/, '');
  if (inside(resolved, [layer.folder, ...layer.may])) return undefined;
  if (typeOnly && inside(resolved, layer.types ?? [])) return undefined;
  return `${file} imports ${resolved}${typeOnly ? ' (type)' : ''}`;
}

describe('architecture', () => {
  for (const layer of LAYERS) {
    it(`${layer.folder} imports only what it may`, () => {
      const wrong = sources(layer.folder)
        .flatMap(importsOf)
        .map((found) => violation(layer, found))
        .filter(Boolean);
      expect(wrong).toEqual([]);
    });
  }

  it('finds a forbidden import when there is one', () => {
    const engine = LAYERS.find((layer) => layer.folder === 'lib/engine');
    if (!engine) throw new Error('no engine layer');
    const bad: Import = { file: 'lib/engine/x.ts', target: '../schema/post.ts', typeOnly: false };
    expect(violation(engine, bad)).toBe('lib/engine/x.ts imports lib/schema/post.ts');
    expect(violation(engine, { ...bad, typeOnly: true })).toBeUndefined();
  });

  it('touches browser APIs only in messages, storage and entrypoints', () => {
    const allowed = ['lib/messages', 'lib/storage'];
    const wrong = sources('lib')
      .filter((file) => !inside(file, allowed))
      .filter((file) =>
        /\b(browser|chrome)\.(runtime|storage|tabs|permissions|alarms)\b/.test(
          readFileSync(path.join(root, file), 'utf8'),
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps every source file under 400 lines', () => {
    const long = ['lib', 'entrypoints', 'server', 'tools', 'tests']
      .flatMap(sources)
      .filter((file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('never sends anything to the network outside the report client', () => {
    const sending = [...sources('lib'), ...sources('entrypoints')].filter((file) =>
      SENDS.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(sending.toSorted()).toEqual(MAY_SEND);
  });

  it.each([
    'globalThis.fetch.bind(globalThis)',
    'const ask = window.fetch;',
    'fetch (address)',
    'new XMLHttpRequest()',
    'navigator.sendBeacon(address)',
    'const Socket = WebSocket;',
    'new globalThis.EventSource(address)',
    'new RTCPeerConnection()',
    'new WebTransport(address)',
    'new Image().src = address',
    "document.createElement('img')",
    'location.assign(address)',
  ])('knows that %s sends', (code) => {
    expect(code).toMatch(SENDS);
  });
});
