import { describe, expect, it } from 'vitest';
import { hostMatches, originOf, type Sender, senderKind } from './sender.ts';

const rules = {
  extensionId: 'rambu',
  extensionOrigin: 'chrome-extension://rambu',
  contentMatches: ['https://www.facebook.com/*', '*://*.olx.co.id/*'],
};
const content: Sender = {
  id: 'rambu',
  origin: 'https://www.facebook.com',
  url: 'https://www.facebook.com/groups/1',
  frameId: 0,
  tab: { id: 3 },
};

describe('senderKind', () => {
  it('knows our pages, opened as a popup or in a tab', () => {
    expect(senderKind({ id: 'rambu', url: 'chrome-extension://rambu/popup.html' }, rules)).toBe('page');
    expect(
      senderKind({ id: 'rambu', origin: 'chrome-extension://rambu', tab: { id: 1 }, frameId: 0 }, rules),
    ).toBe('page');
  });

  it('knows our content script in the top frame of an allowed site', () => {
    expect(senderKind(content, rules)).toBe('content');
    expect(senderKind({ ...content, origin: undefined }, rules)).toBe('content');
  });

  it.each<[string, Sender]>([
    ['another extension', { ...content, id: 'other' }],
    ['no id', { ...content, id: undefined }],
    ['a frame inside the page', { ...content, frameId: 4 }],
    ['another site', { ...content, origin: 'https://evil.example', url: 'https://evil.example/' }],
    ['a look-alike host', { ...content, origin: 'https://www.facebook.com.evil.example' }],
    ['no tab', { ...content, tab: undefined }],
    ['an opaque origin', { ...content, origin: 'null', url: 'about:blank' }],
    [
      'a page whose url only mentions us',
      { ...content, origin: 'https://x.example', url: 'https://x.example/?chrome-extension://rambu' },
    ],
  ])('refuses %s', (_case, sender) => {
    expect(senderKind(sender, rules)).toBeUndefined();
  });

  it('believes the origin more than the address', () => {
    expect(
      senderKind(
        { ...content, origin: 'https://evil.example', url: 'chrome-extension://rambu/desk.html' },
        rules,
      ),
    ).toBeUndefined();
  });
});

describe('hostMatches', () => {
  it.each([
    ['*://*.olx.co.id/*', 'https://www.olx.co.id/item', true],
    ['*://*.olx.co.id/*', 'https://olx.co.id/', true],
    ['*://*.olx.co.id/*', 'https://notolx.co.id/', false],
    ['https://www.facebook.com/*', 'http://www.facebook.com/', false],
    ['*://*/*', 'ftp://a.example/', false],
    ['<all_urls>', 'https://a.example/', false],
    ['https://www.facebook.com/*', 'no address', false],
  ])('%s on %s is %s', (pattern, address, expected) => {
    expect(hostMatches(pattern, address)).toBe(expected);
  });
});

it('originOf reads extension schemes', () => {
  expect(originOf('moz-extension://AB-1/desk.html?x')).toBe('moz-extension://ab-1');
  expect(originOf('about:blank')).toBeUndefined();
});
