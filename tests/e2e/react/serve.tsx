/** @jsxImportSource react */
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { build } from 'vite';
import { Page } from './Page.tsx';
import { INITIAL, type PageState, Store } from './store.ts';

/** The page's own script, in one piece, with the React that a developer has: it complains most. */
export async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: path.join(import.meta.dirname, 'client.tsx'),
        formats: ['iife'],
        name: 'reactPageScript',
      },
    },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the React page was not bundled');
  return chunk.code.replaceAll('</script', '<\\/script');
}

export type Mode = Window['reactMode'];

/** A picture that keeps the page from being loaded for a while. */
export const SLOW_PICTURE = 'https://www.facebook.com/slow-picture';

/** A whole page around what the server rendered (nothing where the browser renders), and what it streamed after it. */
export function pageHtml(script: string, mode: Mode, inner = '', rest = ''): string {
  return `<!DOCTYPE html><html id="facebook" lang="id"><head><meta charset="utf-8"><title>Loker Contoh</title></head><body><div id="mount">${inner}</div>${mode.hydrate === 'on-load' ? `<img alt="" src="${SLOW_PICTURE}">` : ''}<script>window.reactMode = ${JSON.stringify(mode)}</script><script>${script}</script>${rest}</body></html>`;
}

export function renderFeed(state: Partial<PageState>): string {
  return renderToString(<Page store={new Store({ ...INITIAL, ...state })} />);
}

/** The shell, and what follows when the part behind the boundary is ready. */
export async function streamFeed(state: Partial<PageState>): Promise<{ shell: string; rest: string }> {
  const store = new Store({ ...INITIAL, ...state, boundary: true });
  let release: () => void = () => undefined;
  const later = new Promise<void>((resolve) => {
    release = resolve;
  });
  const out = new PassThrough();
  let html = '';
  let shell = '';
  out.on('data', (chunk: Buffer) => {
    html += chunk.toString('utf8');
  });
  const ended = new Promise((resolve) => out.once('end', resolve));
  const { pipe } = renderToPipeableStream(<Page store={store} later={later} />, {
    onShellReady() {
      pipe(out);
      setTimeout(() => {
        shell = html;
        release();
      }, 50);
    },
  });
  await ended;
  return { shell, rest: html.slice(shell.length) };
}
