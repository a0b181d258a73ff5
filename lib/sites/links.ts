import type { Site } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';

type LinkRules = Site['links'];

/** Query parameters that track on any site. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|igshid|igsh|mibextid)$/;
const CARRIES = /^(?:https?|tel|mailto|whatsapp|tg|sms):$/;
const LINKS_MAX = 100;
const LINK_MAX = 2_000;

/** An address without redirector and tracking; undefined where it is none, or leads nowhere. */
export function cleanLink(href: string, base: string, adapter: Adapter): URL | undefined {
  let url = parse(href, base);
  for (let hops = 0; url && hops < 3; hops += 1) {
    const inner = unwrapped(url, adapter);
    if (inner === undefined) break;
    url = parse(inner, base);
  }
  if (!url || !CARRIES.test(url.protocol)) return undefined;
  return withoutTracking(url, adapter.site.links);
}

/** Every outgoing address of these anchors, each once, in page order. */
export function outgoingLinks(anchors: Element[], base: string, adapter: Adapter): string[] {
  const found = new Set<string>();
  for (const anchor of anchors) {
    const href = anchor.getAttribute('href');
    const url = href === null ? undefined : cleanLink(href, base, adapter);
    if (!url || isOwn(url, adapter.site) || url.href.length > LINK_MAX) continue;
    found.add(url.href);
    if (found.size >= LINKS_MAX) break;
  }
  return [...found];
}

/** Whether an address is the site's own. */
export function isOwn(url: URL, site: Site): boolean {
  const hosts: readonly string[] = [...site.hosts, ...site.links.own];
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

function parse(href: string, base: string): URL | undefined {
  try {
    return new URL(href, base);
  } catch {
    return undefined;
  }
}

function unwrapped(url: URL, adapter: Adapter): string | undefined {
  const rule = adapter.site.links.unwrap.find(
    ({ host, path }) => adapter.pattern(host).test(url.hostname) && adapter.pattern(path).test(url.pathname),
  );
  return rule && (url.searchParams.get(rule.param) ?? undefined);
}

/** Deletes only when there is something to delete: rewriting the query would change how the rest is written. */
function withoutTracking(url: URL, rules: LinkRules): URL {
  const all: string[] = [];
  // Firefox content scripts cannot iterate over URLSearchParams, but may call forEach.
  url.searchParams.forEach((_value, name) => void all.push(name));
  const names = all.filter(
    (name) =>
      TRACKING.test(name) || rules.drop.some((dropped) => name === dropped || name.startsWith(`${dropped}[`)),
  );
  for (const name of names) url.searchParams.delete(name);
  return url;
}
