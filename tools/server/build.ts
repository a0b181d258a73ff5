// Bundles the report server into .output/server/main.mjs (its pages are JSX, which Node does not run as it is).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type PluginOption } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Builds the server with the words of the pack that `pack` provides as `virtual:rambu/words-pack`.
 * Packages stay in node_modules. Answers the path of the bundle.
 */
export async function buildServer(options: { outDir: string; pack: PluginOption }): Promise<string> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [options.pack],
    define: { RAMBU_VERSION: JSON.stringify(version()) },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ssr: 'server/main.ts',
      outDir: options.outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'main.mjs' }, checks: { pluginTimings: false } },
    },
  });
  return path.join(options.outDir, 'main.mjs');
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return manifest.version;
}

if (import.meta.main) {
  const { rambuPack } = await import('../pack/vite-plugin.ts');
  try {
    await buildServer({ outDir: path.join(root, '.output/server'), pack: rambuPack() });
  } catch (error) {
    // A broken rule file is the author's to mend: the message names it, a stack would bury it.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
