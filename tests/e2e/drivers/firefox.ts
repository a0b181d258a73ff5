import puppeteer, { type Browser, type Page } from 'puppeteer-core';
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

/** The parts of a WebDriver BiDi remote value that a closed shadow root needs. */
type BidiNode = {
  type: string;
  sharedId?: string;
  value?: {
    nodeType: number;
    localName?: string;
    nodeValue?: string;
    attributes?: Record<string, string>;
    children?: BidiNode[];
    shadowRoot?: BidiNode | null;
  };
};

/** Puppeteer offers no serialization options, so closed roots are read over its own BiDi connection. */
type BidiInternals = {
  connection: {
    send(method: string, parameters: object): Promise<{ result: { result: { value: unknown } } }>;
  };
};

function toNoteNode(node: BidiNode): NoteNode {
  const { value } = node;
  const inner = [...(value?.shadowRoot ? [value.shadowRoot] : []), ...(value?.children ?? [])];
  const isText = value?.nodeType === 3;
  return {
    ref: node.sharedId ?? '',
    tag: isText ? '#text' : (value?.localName ?? '#root'),
    attributes: value?.attributes ?? {},
    text: isText ? (value?.nodeValue ?? '') : '',
    children: inner.map(toNoteNode),
  };
}

function webPage(browser: Browser, page: Page): WebPage {
  const { connection } = browser as unknown as BidiInternals;
  const context = () => (page.mainFrame() as unknown as { _id: string })._id;
  return {
    goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    async notes() {
      const answer = await connection.send('script.evaluate', {
        expression: 'document.querySelectorAll("rambu-note")',
        target: { context: context() },
        awaitPromise: false,
        serializationOptions: { includeShadowTree: 'all', maxDomDepth: 60 },
      });
      return (answer.result.result.value as BidiNode[]).map(toNoteNode);
    },
    async centre(ref) {
      const answer = await connection.send('script.callFunction', {
        functionDeclaration: CENTRE_FUNCTION,
        arguments: [{ sharedId: ref }],
        target: { context: context() },
        awaitPromise: false,
      });
      return JSON.parse(String(answer.result.result.value)) as Point;
    },
    click: ({ x, y }) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key as Parameters<Page['keyboard']['press']>[0]),
    screenshot: async (file) => void (await page.screenshot({ path: file as `${string}.png` })),
  };
}

function extensionPage(page: Page): ExtensionPage {
  return {
    evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    click: (selector) => page.click(selector),
    async fill(selector, text) {
      await page.click(selector, { count: 3 });
      await page.keyboard.press('Delete');
      await page.type(selector, text);
    },
    text: async () => (await page.evaluate('document.body.innerText')) as string,
    screenshot: async (file) =>
      void (await page.screenshot({ path: file as `${string}.png`, fullPage: true })),
    close: () => page.close(),
  };
}

function preferences({ proxyPort, dark }: LaunchOptions): Record<string, unknown> {
  return {
    'extensions.webextOptionalPermissionPrompts': false,
    'ui.systemUsesDarkTheme': dark ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
    ...(proxyPort
      ? {
          'network.proxy.type': 1,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': proxyPort,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': proxyPort,
          'network.proxy.allow_hijacking_localhost': true,
          'network.proxy.no_proxies_on': '',
        }
      : {}),
  };
}

/** Firefox through WebDriver BiDi, the only driver that loads an extension into it. */
export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const found = findBrowser('firefox');
  if (!found) throw new Error('no Firefox on this machine');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: true,
    userDataDir: options.profile,
    defaultViewport: options.viewport ?? { width: 1000, height: 900 },
    extraPrefsFirefox: preferences(options),
  });
  if (options.extension) await browser.installExtension(options.extension);
  return {
    name: 'firefox',
    async newPage() {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const answer = options.route(request.url());
        void pause(answer?.delay)
          .then(() => (answer ? request.respond(answer) : request.continue()))
          .catch(() => undefined);
      });
      return webPage(browser, page);
    },
    waitForExtensionPage: (text, timeoutMs) =>
      waitFor(
        `an extension page with "${text}"`,
        async () => {
          for (const page of await browser.pages()) {
            // A page that was just closed is still listed.
            const here = await page.evaluate('location.href').catch(() => '');
            if (!String(here).startsWith('moz-extension://')) continue;
            const body = (await page.evaluate('document.body.innerText')) as string;
            if (body.includes(text)) return extensionPage(page);
          }
          return undefined;
        },
        timeoutMs,
      ),
    close: () => browser.close(),
  };
}
