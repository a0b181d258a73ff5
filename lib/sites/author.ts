import type { Author } from '../schema/post.ts';
import type { SiteUnit } from '../schema/site.ts';
import { type Area, readField } from './fields.ts';
import { cleanLink, isOwn } from './links.ts';

const NAME_MAX = 200;

/** Who wrote the post, as the page shows it. Members who hide their name have neither id nor address. */
export function readAuthor(area: Area, rules: SiteUnit['author'], base: string): Author | undefined {
  if (!rules) return undefined;
  const name = readField(area, rules.name)?.map.text.slice(0, NAME_MAX).toWellFormed();
  if (name && rules.anonymous && area.adapter.matchLabel(rules.anonymous, name))
    return { name, anonymous: true };
  const href = readField(area, rules.link)?.map.text;
  const url = href === undefined ? undefined : cleanLink(href, base, area.adapter);
  const own = url && isOwn(url, area.adapter.site) ? url : undefined;
  const id = own && authorId(area, rules.id ?? [], own.pathname + own.search);
  if (!name && !own) return undefined;
  return {
    ...(name ? { name } : {}),
    ...(id ? { id } : {}),
    ...(own ? { url: own.href } : {}),
  };
}

function authorId(area: Area, patterns: readonly string[], path: string): string | undefined {
  for (const pattern of patterns) {
    const match = area.adapter.pattern(pattern).exec(path);
    if (match?.[1]) return match[1];
  }
  return undefined;
}
