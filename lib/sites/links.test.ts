import { describe, expect, it } from 'vitest';
import type { Site } from '../schema/site.ts';
import { Adapter } from './adapter.ts';
import { cleanLink, isOwn } from './links.ts';

const SITE: Site = {
  id: 'contoh',
  version: '2026-11-21',
  hosts: ['www.facebook.com'],
  verified: { date: '2026', source: 'invented' },
  whitespace: 'collapse',
  links: {
    unwrap: [{ host: '^lm?\\.facebook\\.com$', path: '^/l\\.php', param: 'u' }],
    drop: ['__cft__', '__tn__'],
    own: ['facebook.com'],
  },
  labels: {},
  units: [],
  health: { content: 'p', contentMin: 8 },
};
const adapter = new Adapter(SITE);
const clean = (href: string) => cleanLink(href, 'https://www.facebook.com/groups/1/', adapter)?.href;

describe('cleanLink', () => {
  it('takes the redirector and the tracking away', () => {
    expect(
      clean('https://l.facebook.com/l.php?u=https%3A%2F%2Fwa.me%2F62812%3Ftext%3Dhai%26fbclid%3DIw&h=AT0'),
    ).toBe('https://wa.me/62812?text=hai');
    expect(clean('/ani?__cft__[0]=AZ&__tn__=%2CO')).toBe('https://www.facebook.com/ani');
    expect(clean('https://t.me/x?utm_source=fb&start=1')).toBe('https://t.me/x?start=1');
  });

  it('leaves an address as it was written when there is nothing to take away', () => {
    expect(clean('https://example.com/a?q=a%20b+c')).toBe('https://example.com/a?q=a%20b+c');
  });

  it('follows nested redirectors, but not forever', () => {
    const wrap = (inner: string) => `https://l.facebook.com/l.php?u=${encodeURIComponent(inner)}`;
    expect(clean(wrap(wrap('https://t.me/x')))).toBe('https://t.me/x');
    expect(clean(wrap(wrap(wrap(wrap('https://t.me/x')))))).toContain('l.facebook.com');
  });

  it('gives nothing for what is no address or leads into the page', () => {
    expect(['javascript:alert(1)', 'data:text/html,x', 'https://', 'blob:x'].map(clean)).toEqual(
      Array(4).fill(undefined),
    );
    expect(clean('https://l.facebook.com/l.php?u=javascript%3Aalert(1)')).toBeUndefined();
  });
});

describe('isOwn', () => {
  it('knows the site’s hosts, not those that only end alike', () => {
    const own = (href: string) => isOwn(new URL(href), SITE);
    expect(own('https://m.facebook.com/x')).toBe(true);
    expect(own('https://notfacebook.com/x')).toBe(false);
    expect(own('https://facebook.com.evil.example/')).toBe(false);
  });
});
