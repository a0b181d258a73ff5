import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './view.ts';

describe('ownPath', () => {
  it.each(['/queue', '/queue?level=danger&q=a%2F%2Fb', '/reports/x?saved=yes', '/a//b'])(
    'keeps %s',
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'queue',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example/queue',
    '/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    '/.//',
    'https://evil.example',
    'javascript:alert(1)',
  ])('turns %j into the queue', (path) => {
    expect(ownPath(path)).toBe('/queue');
  });

  it('never leaves the origin, whatever the address is made of', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2F',
      '%5c',
      '?',
      '#',
      '@',
      ':',
      '\t',
      '\n',
      'evil.example',
    );
    const own = 'https://lapor.example';
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(new URL(ownPath(`/${pieces.join('')}`), `${own}/sign-in`).origin).toBe(own);
      }),
      { numRuns: 2_000 },
    );
  });
});
