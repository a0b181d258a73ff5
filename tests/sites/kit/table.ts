import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expected } from './expected.ts';
import type { Plain } from './recording.ts';
import { BROWSERS, type BrowserName } from './tabs.ts';

export const SITES_PAGE = join(import.meta.dirname, '../../../docs/sites.md');
const BEGIN = '<!-- made by npm run unit -- tests/sites/pages --update; do not edit -->';
const END = '<!-- end of what is made -->';

/** What one browser read on a page, and how many notes stood where they should. */
export type Measured = { found: Plain[]; placed: number };

/** Members of a Post that count as fields, by what the table calls them. */
const FIELDS: [string, (post: Plain['post']) => boolean][] = [
  ['title', ({ title }) => title !== undefined],
  ['text', ({ text }) => text !== ''],
  ['price', ({ price }) => price !== undefined],
  ['place', ({ location }) => location !== undefined],
  ['author', ({ author }) => author?.name !== undefined],
  ['author id', ({ author }) => author?.id !== undefined],
  ['time', ({ postedAtAsShown }) => postedAtAsShown !== undefined],
  ['address', ({ permalinks }) => permalinks.length > 0],
  ['links', ({ links }) => links.length > 0],
  ['picture text', ({ imageText }) => imageText.length > 0],
  ['unread picture', ({ unreadImages }) => unreadImages > 0],
  ['cut', ({ truncated }) => truncated],
  ['shared', ({ quotedBy }) => quotedBy !== undefined],
];

/** One row: site, surface, cohort, language, page, fields, then posts and notes per browser. */
export function rowOf(name: string, page: Expected, measured: Record<BrowserName, Measured>): string {
  const { surface, cohort, language } = page.about;
  const { found } = measured.Chromium;
  const fields = FIELDS.flatMap(([field, has]) => (found.some(({ post }) => has(post)) ? [field] : []));
  const counts = BROWSERS.map((browser) => {
    const { found: read, placed } = measured[browser];
    return `${read.length} of ${page.posts.length}, ${placed}`;
  });
  const cells = [
    page.site,
    surface,
    cohort,
    language,
    name.replace('.html', ''),
    fields.join(', '),
    ...counts,
    page.classes ? 'needed' : 'any',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The whole of docs/sites.md with its table made anew. */
export function pageWithTable(rows: string[]): string {
  const text = readFileSync(SITES_PAGE, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`docs/sites.md: expected "${BEGIN}" and then "${END}"`);
  const head = [
    '| site | surface | cohort | language | saved page | fields read | Chromium: posts, notes | Firefox: posts, notes | class names |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  const table = [...head, ...rows.toSorted()].join('\n');
  return `${text.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${text.slice(end)}`;
}
