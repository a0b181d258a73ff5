import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ruleIdSchema } from '../../lib/schema/rules.ts';
import { RULES } from '../pack/build.ts';
import { flagScaffold } from './flag.ts';
import { addPage } from './page/page.ts';
import { siteScaffold } from './site.ts';

/** What can be scaffolded: where the file goes, what stands in it, and what to do next. */
const SCAFFOLDS: Record<
  string,
  { folder: string; pattern: RegExp; expects: string; afterwards: string; body: (id: string) => string }
> = {
  flag: {
    folder: 'flags',
    pattern: /^[^/]+\/[^/]+$/,
    expects: 'family/name, for example documents/tourist-visa-to-work',
    afterwards: 'npm run rules:snapshot, and review the diff',
    body: flagScaffold,
  },
  site: {
    folder: 'sites',
    pattern: /^[a-z][a-z0-9-]*$/,
    expects: 'one word, for example olx',
    afterwards: 'a saved page and its expectation in tests/pages, and npm run unit -- tests/sites',
    body: siteScaffold,
  },
};

const USAGE = `npm run new -- ${Object.keys(SCAFFOLDS).join('|')} ID
npm run new -- page SITE/CASE FILE.html`;

const PAGES = join(RULES, '../tests/pages');
const PAGE_ID = /^[a-z][a-z0-9-]*\/[a-z0-9-]+$/;

/** A saved page becomes a fixture: scrubbed, with its expectation. */
function makePage([id = '', file = '', ...rest]: string[]): number {
  if (!PAGE_ID.test(id) || file === '' || rest.length > 0) {
    console.error(
      `expected the site, the case and the saved page: npm run new -- page facebook/group-2027 saved.html`,
    );
    return 1;
  }
  try {
    console.log(addPage(id, file, PAGES));
    return 0;
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

function main([kind = '', id = '', ...rest]: string[]): number {
  if ([kind, id, ...rest].includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (kind === 'page') return makePage([id, ...rest]);
  const scaffold = SCAFFOLDS[kind];
  if (!scaffold || id === '' || rest.length > 0) {
    console.error(USAGE);
    return 1;
  }
  if (!ruleIdSchema.safeParse(id).success || !scaffold.pattern.test(id)) {
    console.error(`${id}: expected ${scaffold.expects}, in lower case with hyphens`);
    return 1;
  }
  const path = join(RULES, scaffold.folder, `${id}.yml`);
  const shown = relative(process.cwd(), path);
  if (existsSync(path)) {
    console.error(`${shown} exists already`);
    return 1;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, scaffold.body(id));
  console.log(`${shown} is ready to be filled in. Then: ${scaffold.afterwards}.`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
