import { describe, expect, it } from 'vitest';
import { RateLimit } from './rate-limit.ts';

describe('RateLimit', () => {
  it('lets so many through each minute and says how long to wait', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 0]);
    now = 20_000;
    expect(limit.take('a')).toBe(40);
    expect(limit.take('b')).toBe(0);
    now = 60_000;
    expect(limit.take('a')).toBe(0);
  });

  it('knows no limit at 0', () => {
    const limit = new RateLimit(0);
    for (let i = 0; i < 1_000; i++) expect(limit.take('a')).toBe(0);
  });

  it.each([
    ['2001:db8:1:2::7', '2001:db8:1:2:ffff::1', true],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['2001:db8:1:2::7', '2001:db8:1:3::7', false],
    ['::ffff:203.0.113.5', '203.0.113.5', true],
    ['203.0.113.5', '203.0.113.6', false],
    ['::1', '::2', true],
  ])('counts %s and %s together: %s', (one, other, together) => {
    const limit = new RateLimit(1, () => 0);
    limit.take(one);
    expect(limit.take(other) > 0).toBe(together);
  });

  it('forgets addresses after their window', () => {
    let now = 0;
    const limit = new RateLimit(1, () => now);
    for (let i = 0; i < 100; i++) limit.take(`10.0.0.${i}`);
    now = 120_000;
    limit.take('10.0.1.1');
    expect(limit.remembered).toBe(1);
  });
});
