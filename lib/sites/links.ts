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
  const rules = adapter.site.links;
  let url = parse(withoutTracking(href, rules), base);
  for (let hops = 0; url && hops < 3; hops += 1) {
    const inner = unwrapped(url, adapter);
    if (inner === undefined) break;
    url = parse(withoutTracking(inner, rules), base);
  }
  return url && CARRIES.test(url.protocol) ? url : undefined;
}

/** A link of a post: where it stands and where it leads. */
export type Link = { anchor: Element; url: URL };

/** Where these anchors lead. Those that only carry a query lead back to the page and are left out. */
export function linksOf(anchors: Element[], base: string, adapter: Adapter): Link[] {
  return anchors.flatMap((anchor) => {
    const href = anchor.getAttribute('href');
    const url = !href || /^[?#]/.test(href) ? undefined : cleanLink(href, base, adapter);
    return url ? [{ anchor, url }] : [];
  });
}

/** Every outgoing address, each once, in page order. */
export function outgoingLinks(links: Link[], site: Site): string[] {
  const outgoing = links.filter(({ url }) => !isOwn(url, site) && url.href.length <= LINK_MAX);
  return [...new Set(outgoing.map(({ url }) => url.href))].slice(0, LINKS_MAX);
}

/** Whether an address is the site's own. */
export function isOwn(url: URL, site: Site): boolean {
  const hosts: readonly string[] = site.links.own.length > 0 ? site.links.own : site.hosts;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** Parsing is most of the price of a link, and the base is parsed each time it is given: only where it is needed. */
function parse(href: string, base: string): URL | undefined {
  try {
    return /^[a-z][a-z\d+.-]*:/i.test(href) ? new URL(href) : new URL(href, base);
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

/** Rewrites the query only when there is something to take away: the rest stays as it was written. */
function withoutTracking(href: string, rules: LinkRules): string {
  const start = href.indexOf('?');
  const hash = href.indexOf('#');
  if (start < 0 || (hash >= 0 && hash < start)) return href;
  const end = hash < 0 ? href.length : hash;
  const pairs = href.slice(start + 1, end).split('&');
  const kept = pairs.filter((pair) => {
    const name = /^[^=[%]*/.exec(pair)?.[0] ?? '';
    return !TRACKING.test(name) && !rules.drop.includes(name);
  });
  if (kept.length === pairs.length) return href;
  return `${href.slice(0, start)}${kept.length > 0 ? `?${kept.join('&')}` : ''}${href.slice(end)}`;
}
