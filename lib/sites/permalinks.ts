import type { SitePermalink } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';
import { cleanLink, isOwn } from './links.ts';

const PERMALINKS_MAX = 20;

/** Canonical addresses of a post, in the order of the adapter's rules, each once. */
export function readPermalinks(
  rules: readonly SitePermalink[],
  anchors: Element[],
  root: Element,
  base: string,
  adapter: Adapter,
): string[] {
  const found = new Set<string>();
  const paths = anchors.flatMap((anchor) => ownPath(anchor, base, adapter));
  for (const rule of rules) {
    for (const source of sourcesOf(rule, paths, root, base)) {
      const match = adapter.pattern(rule.match).exec(source);
      if (match && found.size < PERMALINKS_MAX) found.add(filled(rule.to, match));
    }
  }
  return [...found];
}

/** Path and query of a link to the site itself. Links that only carry a query lead back to the page, not to a post. */
function ownPath(anchor: Element, base: string, adapter: Adapter): string[] {
  const href = anchor.getAttribute('href');
  if (!href || /^[?#]/.test(href)) return [];
  const url = cleanLink(href, base, adapter);
  return url && isOwn(url, adapter.site) ? [url.pathname + url.search] : [];
}

function sourcesOf(rule: SitePermalink, paths: string[], root: Element, base: string): string[] {
  if (rule.from === 'link') return paths;
  if (rule.from === 'location') {
    const { pathname, search } = new URL(base);
    return [pathname + search];
  }
  const value = root.getAttribute(rule.from.slice('attr:'.length));
  return value === null ? [] : [value];
}

function filled(template: string, match: RegExpExecArray): string {
  return template.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
}
