import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../../tools/setup/browsers.ts';
import {
  CENTRE_FUNCTION,
  type Driver,
  type ExtensionPage,
  type LaunchOptions,
  type NoteNode,
  type Point,
  pause,
  type WebPage,
  waitFor,
} from './driver.ts';

type CdpNode = {
  backendNodeId: number;
  nodeType: number;
  localName: string;
  nodeValue: string;
  attributes?: string[];
  children?: CdpNode[];
  shadowRoots?: CdpNode[];
};

function hostsIn(node: CdpNode, found: CdpNode[] = []): CdpNode[] {
  if (node.localName === 'rambu-note') found.push(node);
  for (const child of node.children ?? []) hostsIn(child, found);
  return found;
}

function toNoteNode(node: CdpNode): NoteNode {
  const attributes: Record<string, string> = {};
  const flat = node.attributes ?? [];
  for (let at = 0; at + 1 < flat.length; at += 2) attributes[flat[at] ?? ''] = flat[at + 1] ?? '';
  return {
    ref: String(node.backendNodeId),
    tag: node.nodeType === 3 ? '#text' : node.localName,
    attributes,
    text: node.nodeType === 3 ? node.nodeValue : '',
    children: [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(toNoteNode),
  };
}

function webPage(page: Page, cdp: CDPSession): WebPage {
  return {
    goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    evaluate: (expression) => page.evaluate(expression),
    async notes() {
      const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as {
        root: CdpNode;
      };
      return hostsIn(root).map(toNoteNode);
    },
    async centre(ref) {
      const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: Number(ref) });
      const { result } = await cdp.send('Runtime.callFunctionOn', {
        functionDeclaration: `function () { return (${CENTRE_FUNCTION})(this); }`,
        objectId: object.objectId ?? '',
      });
      return JSON.parse(String(result.value)) as Point;
    },
    click: ({ x, y }) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    screenshot: async (file) => void (await page.screenshot({ path: file })),
  };
}

export function chromiumExtensionPage(page: Page): ExtensionPage {
  return {
    evaluate: (expression) => page.evaluate(expression),
    click: (selector) => page.click(selector),
    fill: (selector, text) => page.fill(selector, text),
    text: () => page.evaluate('document.body.innerText'),
    screenshot: async (file) => void (await page.screenshot({ path: file, fullPage: true })),
    close: () => page.close(),
  };
}

export type ChromiumDriver = Driver & { readonly context: BrowserContext };

/** Chromium through Playwright: real content scripts, service worker and extension pages. */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumDriver> {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium on this machine');
  const { extension, proxyPort } = options;
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: browser.path,
    headless: true,
    colorScheme: options.dark ? 'dark' : 'light',
    viewport: options.viewport ?? { width: 1000, height: 900 },
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      '--disable-features=OptimizationHints,MediaRouter,DialMediaRouteProvider',
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      ...(proxyPort
        ? [`--proxy-server=http://127.0.0.1:${proxyPort}`, '--proxy-bypass-list=<-loopback>']
        : []),
    ],
  });
  await context.route(/^https:\/\//, async (route) => {
    const answer = options.route(route.request().url());
    await pause(answer?.delay);
    return answer ? route.fulfill(answer) : route.fallback();
  });
  return {
    name: 'chromium',
    context,
    async newPage() {
      const page = await context.newPage();
      return webPage(page, await context.newCDPSession(page));
    },
    waitForExtensionPage: (text, timeoutMs) =>
      waitFor(
        `an extension page with "${text}"`,
        async () => {
          for (const page of context.pages()) {
            if (!page.url().startsWith('chrome-extension://')) continue;
            const body = await page.evaluate<string>('document.body.innerText');
            if (body.includes(text)) return chromiumExtensionPage(page);
          }
          return undefined;
        },
        timeoutMs,
      ),
    close: () => context.close(),
  };
}
