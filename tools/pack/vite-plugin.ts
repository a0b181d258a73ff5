import { fileURLToPath } from 'node:url';
import { toColumns } from '../../lib/engine/columns.ts';
import type { MatchPack } from '../../lib/schema/pack.ts';
import { RULES } from './build.ts';
import { type CompiledPack, compiledPack } from './cache.ts';
import { loadSites } from './sites.ts';

const PREFIX = '\0virtual:rambu/';

/** The part of Vite's plugin interface that is used; WXT, the server build and vitest bring their own Vite types. */
type RambuPlugin = {
  name: string;
  resolveId: (id: string) => string | undefined;
  load: (
    this: { addWatchFile?: (file: string) => void; warn?: (text: string) => void },
    id: string,
  ) => string | undefined;
};

const COLUMNS = fileURLToPath(new URL('../../lib/engine/columns.ts', import.meta.url)).replaceAll('\\', '/');

function parsed(value: unknown): string {
  // JSON.parse of a string is read faster than an object literal of this size.
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

function moduleOf(value: unknown): string {
  return `export default ${parsed(value)};`;
}

/** The match part as it lies in the content script. */
export function matchModule(match: MatchPack): string {
  const read = `import { fromColumns } from ${JSON.stringify(COLUMNS)};`;
  return `${read}\nexport default fromColumns(${parsed(toColumns(match))});`;
}

/**
 * Serves the compiled rules as `virtual:rambu/match-pack`, `virtual:rambu/words-pack` and `virtual:rambu/sites`.
 * A broken rule file fails the build with file, line and expectation.
 */
export function rambuPack(): RambuPlugin {
  let pack: CompiledPack | undefined;
  const built = (): CompiledPack => {
    pack ??= compiledPack();
    return pack;
  };
  return {
    name: 'rambu-pack',
    resolveId: (id) => (id.startsWith('virtual:rambu/') ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      this.addWatchFile?.(RULES);
      const name = id.slice(PREFIX.length);
      if (name === 'match-pack') return matchModule(built().match);
      if (name === 'words-pack') return moduleOf(built().words);
      if (name === 'sites') return moduleOf(loadSites());
      return undefined;
    },
  };
}
