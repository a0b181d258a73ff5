import { describe, expect, it } from 'vitest';
import type { Post } from '../schema/post.ts';
import { KeyBook } from './keys.ts';

const post = (text: string, ...permalinks: string[]): Post => ({
  key: '',
  site: 'facebook',
  surface: 'post',
  text,
  imageText: [],
  unreadImages: 0,
  links: [],
  author: { name: 'Ani' },
  permalinks,
  truncated: false,
});

describe('KeyBook', () => {
  it('keeps the key of a post that shows its address later, in the feed or in a dialog', () => {
    const book = new KeyBook();
    const key = book.keyOf(post('dicari admin'));
    expect(book.keyOf(post('dicari admin', 'https://f/1'))).toBe(key);
    expect(book.keyOf(post('dicari admin, selengkapnya', 'https://f/1'))).toBe(key);
    expect(book.keyOf(post('lain', 'https://f/pfbid', 'https://f/1'))).toBe(key);
    expect(book.keyOf(post('lain lagi', 'https://f/pfbid'))).toBe(key);
  });

  it('keeps two posts apart that say the same at two addresses', () => {
    const book = new KeyBook();
    expect(book.keyOf(post('up', 'https://f/1'))).not.toBe(book.keyOf(post('up', 'https://f/2')));
  });

  it('takes the key that its place already has', () => {
    const book = new KeyBook();
    expect(book.keyOf(post('satu', 'https://f/1'), 'alt')).toBe('alt');
    expect(book.keyOf(post('dua', 'https://f/1'))).toBe('alt');
  });

  it('forgets the oldest, not everything', () => {
    const book = new KeyBook();
    for (let index = 0; index < 6_000; index += 1)
      book.keyOf(post(`teks ${index}`, `https://f/${index}`), `k${index}`);
    expect(book.keyOf(post('x', 'https://f/5999'))).toBe('k5999');
    expect(book.keyOf(post('y', 'https://f/0'))).toBe('https://f/0');
  });
});
