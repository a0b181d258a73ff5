import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Site, siteSchema } from '../../../lib/schema/site.ts';
import { Adapter } from '../../../lib/sites/adapter.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** An adapter file of `rules/sites/`, checked. */
export function loadSite(id: string): Site {
  return siteSchema.parse(parse(readFileSync(join(ROOT, 'rules/sites', `${id}.yml`), 'utf8')));
}

export function loadAdapter(id: string): Adapter {
  return new Adapter(loadSite(id));
}

/** A saved page. Living pages have no white space between tags; the saved ones do, for reading. */
export function pageHtml(name: string): string {
  return readFileSync(join(ROOT, 'tests/pages', name), 'utf8').replace(/>\n\s*</g, '><');
}
