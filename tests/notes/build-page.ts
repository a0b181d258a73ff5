import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { build } from 'vite';

/** One of the test pages of this folder as an HTML document that needs no server. */
export async function buildTestPage(entry: 'note-page.tsx' | 'hostile-page.ts', style = ''): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL(entry, import.meta.url)),
        formats: ['iife'],
        name: 'page',
      },
    },
  });
  const [first] = [result].flat();
  if (!first || !('output' in first)) throw new Error('the test page was not built');
  const script = first.output[0].code.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Rambu</title>
<style>body { margin: 0; font: 14px sans-serif; background: light-dark(#fff, #242526); color: light-dark(#050505, #e4e6eb) }
main { max-width: 680px; margin: 0 auto; padding: 8px 0 }
${style}</style></head>
<body><main><h1 style="font-size: 18px; margin: 8px 16px">Grup</h1><h2 style="font-size: 16px; margin: 8px 16px">Kiriman</h2></main><script>${script}</script></body></html>`;
}
