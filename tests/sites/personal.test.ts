import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personalData } from '../../tools/new/page/personal.ts';
import { PAGES } from './kit/expected.ts';

const FOLDER = join(import.meta.dirname, '../pages');
const FILES = readdirSync(FOLDER).filter((name) => name !== 'README.md');

describe('saved pages', () => {
  it.each(FILES)('%s holds nothing of anybody’s', (name) => {
    // In the page for the text reader each text stands a second time, as what must be read.
    const html = readFileSync(join(FOLDER, name), 'utf8').replace(/ data-expect="[^"]*"/g, '');
    expect(personalData(html)).toEqual([]);
  });

  it('all have an expectation, but the one for the text reader', () => {
    const pages = FILES.filter((name) => name.endsWith('.html') && name !== 'adversarial-text.html');
    expect(pages.toSorted()).toEqual(Object.keys(PAGES).toSorted());
  });
});
