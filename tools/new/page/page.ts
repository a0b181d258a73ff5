import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import type { Post } from '../../../lib/schema/post.ts';
import type { Site } from '../../../lib/schema/site.ts';
import { Adapter } from '../../../lib/sites/adapter.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { loadSites } from '../../pack/sites.ts';
import { inventedAddress } from './address.ts';
import { Inventor } from './invent.ts';
import { personalData } from './personal.ts';
import { scrub } from './scrub.ts';

export type Fixture = { html: string; url: string; posts: Partial<Post>[] };

const SAVED_FROM = /<!-- saved from url=\(\d+\)(\S+) -->/;
const CANONICAL = /<(?:link[^>]+rel="canonical"[^>]+href|meta[^>]+property="og:url"[^>]+content)="([^"]+)"/;

/**
 * A saved page as a fixture: nothing of anybody's in it, and what the adapter reads on it as the expectation to check.
 * @throws Error where the page's address is unknown or is none of the site's, or something personal is left.
 */
export function fixtureOf(saved: string, site: Site): Fixture {
  const address = SAVED_FROM.exec(saved)?.[1] ?? CANONICAL.exec(saved)?.[1];
  if (!address || !URL.canParse(address))
    throw new Error('expected the page’s address in it: <!-- saved from url=(0035)https://… -->');
  const { hostname } = new URL(address);
  if (!site.hosts.some((host) => host === hostname))
    throw new Error(`${hostname}: expected one of ${site.hosts.join(', ')}`);
  const document = parsed(saved, address);
  const names = readPage(new Adapter(site), document).flatMap(({ post }) => post.author?.name ?? []);
  const inventor = new Inventor();
  const url = inventedAddress(address, address, site, inventor);
  scrub(document, site, names, inventor);
  const body = document.documentElement.outerHTML;
  const html = `<!DOCTYPE html>\n<!-- Saved from ${hostname}; every word, name, number, address and picture is invented. -->\n${body}\n`;
  const left = personalData(html);
  if (left.length > 0) throw new Error(`something personal is left: ${left.slice(0, 5).join('; ')}`);
  return { html, url, posts: postsOn(html, url, site) };
}

function parsed(html: string, url: string): Document {
  const window = new Window({ url, settings: { disableJavaScriptEvaluation: true } });
  // What reads a job's data, and parts whose names hide the page's, asks the browser it runs in for these.
  Reflect.set(globalThis, 'DOMParser', window.DOMParser);
  Reflect.set(globalThis, 'Node', window.Node);
  window.document.write(html);
  return window.document as unknown as Document;
}

function postsOn(html: string, url: string, site: Site): Partial<Post>[] {
  const document = parsed(html.replace(/>\n\s*</g, '><'), url);
  return readPage(new Adapter(site), document).map(({ post, strategy }) => {
    const { key: _, site: __, quotedBy: ___, ...shown } = post;
    return { strategy, ...shown };
  });
}

/** Writes a page's fixture and its expectation into a folder of saved pages; answers what to do next. */
export function addPage(id: string, file: string, folder: string): string {
  const [siteId = '', name = ''] = id.split('/');
  const site = loadSites().find((known) => known.id === siteId);
  if (!site) throw new Error(`${siteId}: expected the name of a file in rules/sites`);
  const path = join(folder, `${siteId}-${name}.html`);
  if (existsSync(path)) throw new Error(`${path} exists already`);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Error('expected a saved page; there is no such file');
  const { html, url, posts } = fixtureOf(readFileSync(file, 'utf8'), site);
  const list = join(folder, 'expected.json');
  const expected = JSON.parse(readFileSync(list, 'utf8')) as Record<string, unknown>;
  const about = { surface: 'which surface', cohort: 'which markup', language: 'id' };
  const entry = JSON.stringify({ site: siteId, url, about, posts }, null, 2);
  if (Object.hasOwn(expected, `${siteId}-${name}.html`)) throw new Error(`${list} has this page already`);
  const text = readFileSync(list, 'utf8').replace(/\n\}\s*$/, '');
  writeFileSync(path, html);
  writeFileSync(list, `${text},\n  ${JSON.stringify(`${siteId}-${name}.html`)}: ${entry}\n}\n`);
  if (posts.length === 0)
    return `${path} holds no post that rules/sites/${siteId}.yml can read. Mend that file, then write into expected.json what you saw on the page, and fill in "about".`;
  return `${path} holds ${posts.length} posts. Compare them in expected.json with what you saw on the page, and fill in "about".`;
}
