/** The parts of a browser's MessageSender that decide who speaks. */
export type Sender = {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; incognito?: boolean | undefined } | undefined;
};

export type SenderKind = 'content' | 'page';

export type SenderRules = {
  /** `runtime.id` of this extension. */
  extensionId: string;
  /** Origin of this extension's own pages, for example `chrome-extension://abc`. */
  extensionOrigin: string;
  /** Match patterns where a content script of ours may run. */
  contentMatches: readonly string[];
};

/** Scheme, `//` and host of an address; unlike `URL.origin` it also serves extension schemes. */
export function originOf(address: string | undefined): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(address ?? '')?.[0]?.toLowerCase();
}

/** Whether a host lies within a match pattern's host; paths are not compared. */
export function hostMatches(pattern: string, address: string): boolean {
  const parts = /^(\*|https?):\/\/([^/]+)\//.exec(pattern);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!parts || !url) return false;
  const [, scheme, host = ''] = parts;
  const schemeFits = scheme === '*' ? /^https?:$/.test(url.protocol) : url.protocol === `${scheme}:`;
  if (!schemeFits) return false;
  if (host === '*') return true;
  return host.startsWith('*.')
    ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))
    : url.hostname === host;
}

/**
 * Who sent a message: our page, our content script in the top frame of an allowed site, or nobody we answer.
 * Page scripts cannot reach us at all; a taken-over renderer can speak as a content script, never as a page.
 */
export function senderKind(sender: Sender, rules: SenderRules): SenderKind | undefined {
  if (sender.id !== rules.extensionId) return undefined;
  const origin = originOf(sender.origin) ?? originOf(sender.url);
  if (origin === undefined) return undefined;
  if (origin === rules.extensionOrigin.toLowerCase()) return 'page';
  if (sender.tab === undefined || sender.frameId !== 0) return undefined;
  return rules.contentMatches.some((pattern) => hostMatches(pattern, `${origin}/`)) ? 'content' : undefined;
}
