import type { SitePermalink } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';
import { isOwn, type Link } from './links.ts';

const PERMALINKS_MAX = 20;
const LENGTH_MAX = 2_000;

type Source = { host: string; path: string };

/** Canonical addresses of a post, in the order of the adapter's rules, each once. */
export function readPermalinks(
  rules: readonly SitePermalink[],
  links: Link[],
  root: Element,
  base: string,
  adapter: Adapter,
): string[] {
  const found = new Set<string>();
  const { host, pathname, search } = new URL(base);
  const own = links
    .filter(({ url }) => isOwn(url, adapter.site))
    .map(({ url }) => ({ host: url.host, path: url.pathname + url.search }));
  for (const rule of rules) {
    const sources = rule.from === 'link' ? own : [{ host, path: pathname + search }];
    const attribute = /^attr:(.+)/.exec(rule.from)?.[1];
    if (attribute) sources.splice(0, 1, { host, path: root.getAttribute(attribute) ?? '' });
    for (const source of sources) {
      const match = adapter.pattern(rule.match).exec(source.path);
      const address = match && filled(rule.to, match, source);
      if (address && address.length <= LENGTH_MAX && found.size < PERMALINKS_MAX) found.add(address);
    }
  }
  return [...found];
}

function filled(template: string, match: RegExpExecArray, { host }: Source): string {
  return template.replace('$host', host).replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
}
