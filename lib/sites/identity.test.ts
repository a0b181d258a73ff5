import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '../schema/post.ts';
import { foldForKey, hashKey, isSamePost } from './identity.ts';

const POST: Post = {
  key: 'k',
  site: 'facebook',
  surface: 'post',
  text: 'Dicari admin online, gaji besar',
  imageText: [],
  unreadImages: 0,
  links: [],
  author: { name: 'Ani', id: '1' },
  permalinks: [],
  truncated: false,
};
const post = (change: Partial<Post>): Post => ({ ...POST, ...change });

describe('isSamePost', () => {
  it('knows an expanded text again', () => {
    expect(isSamePost(post({ truncated: true }), post({ text: `${POST.text} di Poipet` }))).toBe(true);
  });

  it('tells posts of different writers, texts or surfaces apart', () => {
    expect(isSamePost(POST, post({ author: { name: 'Ani', id: '2' } }))).toBe(false);
    expect(isSamePost(POST, post({ text: 'Dijual motor bekas' }))).toBe(false);
    expect(isSamePost(POST, post({ surface: 'item' }))).toBe(false);
  });

  it('trusts addresses more than words', () => {
    const at = (...permalinks: string[]) => post({ permalinks });
    expect(isSamePost(at('a', 'b'), { ...at('b'), text: 'disunting' })).toBe(true);
    expect(isSamePost(at('a'), at('c'))).toBe(false);
    expect(isSamePost(at(), at('a'))).toBe(true);
  });
});

describe('hashKey', () => {
  it('stays the same when a text of more than 160 letters is expanded, or its marks and case change', () => {
    const beginning = 'lowongan kerja '.repeat(14);
    const key = hashKey('facebook', { name: 'Ani' }, beginning);
    expect(hashKey('facebook', { name: 'ANI ' }, `${beginning} dan lanjutannya!`)).toBe(key);
    expect(hashKey('facebook', { name: 'Ani' }, beginning.toUpperCase().replaceAll(' ', '  🔥 '))).toBe(key);
  });

  it('differs for another writer, site or text', () => {
    const key = hashKey('facebook', { id: '1' }, 'satu');
    expect(hashKey('facebook', { id: '2' }, 'satu')).not.toBe(key);
    expect(hashKey('olx', { id: '1' }, 'satu')).not.toBe(key);
    expect(hashKey('facebook', { id: '1' }, 'dua')).not.toBe(key);
  });

  it('hardly ever collides', () => {
    const keys = new Set(
      Array.from({ length: 20_000 }, (_, index) => hashKey('s', { id: `${index % 7}` }, `kata ${index}`)),
    );
    expect(keys.size).toBe(20_000);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldForKey(text).length <= 160));
  });
});
