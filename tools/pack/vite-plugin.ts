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

function moduleOf(value: unknown): string {
  // JSON.parse of a string is read faster than an object literal of this size.
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
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
      if (name === 'match-pack') return moduleOf(built().match);
      if (name === 'words-pack') return moduleOf(built().words);
      if (name === 'sites') return moduleOf(loadSites());
      return undefined;
    },
  };
}
