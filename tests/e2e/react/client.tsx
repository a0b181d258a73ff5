/** @jsxImportSource react */
import { createElement, Profiler } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type RootOptions } from 'react-dom/client';
import { Page } from './Page.tsx';
import { INITIAL, type PageState, Store } from './store.ts';

/** What a test may ask of the page. */
export type PageControl = {
  /** Everything that React or the browser complained about. */
  errors: string[];
  /** How often React has drawn. */
  commits: number;
  set(change: Partial<PageState>): void;
  get(): PageState;
  /** Takes over HTML that the server rendered. */
  hydrate(): void;
  /** Puts what the server streamed later into the page, as the parser would. */
  deliver(html: string): void;
};

declare global {
  interface Window {
    reactPage: PageControl;
    /** How the server made this page. */
    reactMode: { hydrate: 'at-once' | 'on-load' | 'on-call' | 'never'; state: Partial<PageState> };
  }
}

const errors: string[] = [];
const complain = (kind: string, error: unknown) => errors.push(`${kind}: ${String(error)}`);
const report = console.error.bind(console);
console.error = (...words: unknown[]) => {
  complain('console.error', words.map(String).join(' '));
  report(...words);
};
window.addEventListener('error', (event) => complain('error', event.message));
window.addEventListener('unhandledrejection', (event) => complain('rejection', event.reason));

const { hydrate: when, state } = window.reactMode;
const store = new Store({ ...INITIAL, ...state });
const options: RootOptions = {
  onRecoverableError: (error) => complain('recoverable', error),
  onUncaughtError: (error) => complain('uncaught', error),
  onCaughtError: (error) => complain('caught', error),
};
const container = document.querySelector('#mount');
if (!container) throw new Error('no #mount');

const tree = createElement(
  Profiler,
  {
    id: 'page',
    onRender() {
      window.reactPage.commits += 1;
    },
  },
  createElement(Page, { store }),
);

window.reactPage = {
  errors,
  commits: 0,
  set: (change) => flushSync(() => store.set(change)),
  get: store.get,
  hydrate: () => void hydrateRoot(container, tree, options),
  deliver(html) {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    for (const node of [...parsed.body.childNodes]) {
      if (node.nodeName !== 'SCRIPT') document.body.append(document.adoptNode(node));
    }
    for (const { textContent } of parsed.querySelectorAll('script')) {
      const script = document.createElement('script');
      script.textContent = textContent;
      document.body.append(script);
      script.remove();
    }
  },
};

if (when === 'never') createRoot(container, options).render(tree);
if (when === 'at-once') window.reactPage.hydrate();
if (when === 'on-load') window.addEventListener('load', () => window.reactPage.hydrate());
