/** A node inside a closed shadow root, as the browser's protocol shows it. `ref` is the driver's own handle. */
export type NoteNode = {
  ref: string;
  tag: string;
  attributes: Record<string, string>;
  /** Own text for text nodes, empty for elements. */
  text: string;
  children: NoteNode[];
};

export type Point = { x: number; y: number };

/** A page of the web, with the extension's content script in it. */
export interface WebPage {
  goto(url: string): Promise<void>;
  /** Evaluates an expression in the page's own world. */
  evaluate<T>(expression: string): Promise<T>;
  /** The closed roots of all `rambu-note` hosts, in document order. */
  notes(): Promise<NoteNode[]>;
  /** Scrolls a note's node into view and returns its centre. */
  centre(ref: string): Promise<Point>;
  /** A trusted click. */
  click(point: Point): Promise<void>;
  press(key: string): Promise<void>;
  screenshot(file: string): Promise<void>;
}

/** A page of the extension. */
export interface ExtensionPage {
  evaluate<T>(expression: string): Promise<T>;
  click(selector: string): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  text(): Promise<string>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

export type Answer = {
  status: number;
  contentType: string;
  body: string /** Milliseconds. */;
  delay?: number;
};

export type LaunchOptions = {
  /** Folder of the built extension; none means a browser without it. */
  extension?: string;
  /** Profile folder; kept across restarts. */
  profile: string;
  /** Loopback port of the recording proxy that all traffic goes through. */
  proxyPort?: number;
  /** Answers requests to the pages under test; `undefined` aborts the request. */
  route: (url: string) => Answer | undefined;
  dark?: boolean;
  viewport?: { width: number; height: number };
};

export interface Driver {
  readonly name: 'chromium' | 'firefox';
  newPage(): Promise<WebPage>;
  /** Waits for an extension page (opened by the extension) whose text contains this. */
  waitForExtensionPage(text: string, timeoutMs?: number): Promise<ExtensionPage>;
  close(): Promise<void>;
}

/** All text inside a node, elements separated by a space. */
export function textOf(node: NoteNode): string {
  if (node.tag === '#text') return node.text;
  if (node.tag === 'style') return '';
  return node.children.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

function* walk(node: NoteNode): Generator<NoteNode> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

/** The first button whose accessible name or text matches. */
export function findButton(note: NoteNode, name: RegExp): NoteNode | undefined {
  for (const node of walk(note)) {
    if (node.tag !== 'button') continue;
    if (name.test(node.attributes['aria-label'] ?? '') || name.test(textOf(node))) return node;
  }
  return undefined;
}

/** Waits so many milliseconds, if any. */
export async function pause(time: number | undefined): Promise<void> {
  if (time !== undefined) await new Promise((resolve) => setTimeout(resolve, time));
}

/** Polls until the value is there; the error names what was waited for. */
export async function waitFor<T>(
  what: string,
  read: () => Promise<T | undefined | false>,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const value = await read();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${timeoutMs} ms for ${what}${last ? `; last error: ${String(last)}` : ''}`);
}

export const CENTRE_FUNCTION = `(element) => {
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  return JSON.stringify({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
}`;
