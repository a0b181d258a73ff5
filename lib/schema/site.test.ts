import { describe, expect, it } from 'vitest';
import { patternProblem } from './pattern.ts';
import { selectorProblem } from './selector.ts';
import { siteSchema } from './site.ts';

const GOOD = {
  id: 'contoh',
  version: '2026-11-21',
  hosts: ['www.olx.co.id'],
  verified: { date: '2026-11', source: 'invented' },
  labels: { menu: ['^Menu$'] },
  units: [
    {
      id: 'post',
      strategies: [{ id: 'card', anchor: 'article', root: 'self' }],
      text: [{ css: 'p' }],
    },
  ],
  health: { content: 'p', contentMin: 8 },
};

function problemsWith(change: object): string[] {
  const result = siteSchema.safeParse({ ...GOOD, ...change });
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('an adapter file', () => {
  it('is accepted when it is right', () => {
    expect(problemsWith({})).toEqual([]);
  });

  it('must name hosts that the manifest names', () => {
    expect(problemsWith({ hosts: ['www.example.com'] })).toEqual([
      'hosts.0: expected a host that the manifest names (lib/schema/hosts.ts)',
    ]);
  });

  it('must have an id that reports may name', () => {
    expect(problemsWith({ id: `a${'b'.repeat(40)}` })).toEqual([]);
    expect(problemsWith({ id: `a${'b'.repeat(41)}` })).toEqual(['id: expected at most 41 characters']);
  });

  it('must have selectors that parse', () => {
    const strategies = [{ id: 'card', anchor: 'article[', root: 'self' }];
    expect(problemsWith({ units: [{ ...GOOD.units[0], strategies }] })).toEqual([
      'units.0.strategies.0.anchor: expected a CSS selector (stopped at "[")',
    ]);
  });

  it('must not have keys that nobody reads', () => {
    expect(problemsWith({ colour: 'red' })).toEqual([': Unrecognized key: "colour"']);
    expect(problemsWith({ units: [{ ...GOOD.units[0], txet: [] }] })[0]).toMatch(/^units\.0: .*"txet"/);
  });

  it('must have patterns that cannot run away', () => {
    expect(problemsWith({ labels: { menu: ['^(a+)+$'] } })).toEqual([
      'labels.menu.0: expected a pattern in which no repeated group holds a repetition or a choice',
    ]);
  });

  it('must not name labels that it does not have', () => {
    const strategies = [
      {
        id: 'card',
        anchor: 'article',
        root: { climb: { onlyOne: 'menu', needs: ['like'], textMin: 20, stop: 'main', max: 20 } },
      },
    ];
    expect(problemsWith({ units: [{ ...GOOD.units[0], strategies }] })).toEqual([
      'units.0.strategies.0.root.climb.needs.0: expected one of the labels of this file, not "like"',
    ]);
  });
});

describe('selectorProblem', () => {
  it.each([
    'div',
    '*',
    '.prose > h2 + div ~ ul li',
    "[role='article']:not([aria-label])",
    'a[href*="/posts/" i]:not([href*=comment_id])',
    "div:has(> h1):has(> .prose),[id^='S:'] , h1:first-child",
    'li:nth-child(2n + 1):not(:is(.a, #b) > c)',
    'div[style*="text-align"]',
  ])('accepts %s', (selector) => {
    expect(selectorProblem(selector)).toBeUndefined();
  });

  it.each([
    ['', 'stopped at ""'],
    ['div >', 'stopped at'],
    ['div[role=', 'stopped at "[role="'],
    ['a:hover', 'stopped at ":hover"'],
    ['div:not(.a', 'a closing bracket'],
    ['a,,b', 'stopped at ",b"'],
    ['a)', 'stopped at ")"'],
    ['div::before', 'stopped at "::before"'],
    ['x'.repeat(601), 'at most 600 characters'],
    [':not(:not(:not(:not(:not(a)))))', 'at most four deep'],
  ])('refuses %j', (selector, expectation) => {
    expect(selectorProblem(selector)).toContain(expectation);
  });
});

describe('patternProblem', () => {
  it.each([
    '^(?:Suka|Like)$',
    '(\\d+)(?!.*x)',
    '(?<value>.+?)[\'"]?$',
    '^a(?:b|c)?$',
    '[(+*]+',
    '\\(a+\\)+',
    '(?:a|b){2}',
  ])('accepts %s', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    ['(a+)+', 'repeated group'],
    ['(?:a|ab)*', 'repeated group'],
    ['((?:a+b)c)*', 'repeated group'],
    ['(?:a*){3,}', 'repeated group'],
    ['(a', 'a regular expression'],
    ['(a)\\1', 'back-references'],
    ['a'.repeat(301), 'at most 300'],
  ])('refuses %s', (pattern, expectation) => {
    expect(patternProblem(pattern)).toContain(expectation);
  });
});
