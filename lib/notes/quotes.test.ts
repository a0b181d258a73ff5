import { describe, expect, it } from 'vitest';
import type { Post } from '../schema/post.ts';
import { joinSpans, partText, quotesOf } from './quotes.ts';

const post: Post = {
  key: 'k',
  site: 's',
  surface: 'post',
  title: 'Loker Poipet',
  text: 'gaji 800 dolar,\n  tiket ditanggung, gaji 800 dolar',
  imageText: ['satu', 'dua kata'],
  unreadImages: 0,
  links: [],
  permalinks: [],
  truncated: false,
};

describe('partText', () => {
  it('finds every named part and is empty for one that is not there', () => {
    expect(partText(post, 'title')).toBe('Loker Poipet');
    expect(partText(post, 'image:1')).toBe('dua kata');
    expect(partText(post, 'image:7')).toBe('');
    expect(partText(post, 'price')).toBe('');
  });
});

describe('joinSpans', () => {
  it('joins spans that overlap or touch, within one part only', () => {
    const joined = joinSpans([
      { part: 'text', start: 4, end: 9 },
      { part: 'title', start: 0, end: 5 },
      { part: 'text', start: 0, end: 4 },
      { part: 'text', start: 6, end: 7 },
      { part: 'text', start: 20, end: 25 },
    ]);
    expect(joined).toEqual([
      { part: 'text', start: 0, end: 9 },
      { part: 'text', start: 20, end: 25 },
      { part: 'title', start: 0, end: 5 },
    ]);
  });
});

describe('quotesOf', () => {
  it('quotes each wording once, with white space collapsed', () => {
    const second = post.text.lastIndexOf('gaji');
    const quotes = quotesOf(post, [
      { part: 'text', start: 0, end: 14 },
      { part: 'text', start: second, end: second + 14 },
      { part: 'text', start: 9, end: 23 },
    ]);
    expect(quotes.map((quote) => quote.text)).toEqual(['gaji 800 dolar, tiket', 'gaji 800 dolar']);
  });

  it('keeps the order of the finding, in which the most telling words come first', () => {
    const quotes = quotesOf(post, [
      { part: 'text', start: 18, end: 34 },
      { part: 'title', start: 6, end: 12 },
      { part: 'text', start: 0, end: 4 },
    ]);
    expect(quotes.map((quote) => quote.text)).toEqual(['tiket ditanggung', 'Poipet', 'gaji']);
  });

  it('says which words stand in a picture', () => {
    expect(quotesOf(post, [{ part: 'image:1', start: 0, end: 3 }])).toEqual([{ text: 'dua', inImage: true }]);
  });

  it('shortens long evidence in the middle without cutting a character in two', () => {
    const long = { ...post, text: '😀'.repeat(500) };
    const [quote] = quotesOf(long, [{ part: 'text', start: 0, end: 1000 }]);
    expect(quote?.text).toBe(`${'😀'.repeat(80)} … ${'😀'.repeat(80)}`);
  });

  it('is empty for spans outside the text', () => {
    expect(quotesOf(post, [{ part: 'text', start: 900, end: 950 }])).toEqual([]);
  });
});
