import { describe, expect, it } from 'vitest';
import { fold, undoneNames } from './fold.ts';

describe('fold', () => {
  it.each([
    ['Kamboja', 'kamboja', []],
    ['𝗞𝗮𝗺𝗯𝗼𝗷𝗮', 'kamboja', ['unicode-font']],
    ['Ｋａｍｂｏｊａ', 'kamboja', ['unicode-font']],
    ['ⓚⓐⓜⓑⓞⓙⓐ', 'kamboja', ['unicode-font']],
    ['🅺🅰🅼🅱🅾🅹🅰', 'kamboja', ['unicode-font']],
    ['ᴋᴀᴍʙᴏᴊᴀ', 'kamboja', ['unicode-font']],
    ['⒦⒜⒨⒝⒪⒥⒜', 'kamboja', ['unicode-font']],
    ['🄚🄐🄜🄑🄞🄙🄐', 'kamboja', ['unicode-font']],
    ['ɐɾoqɯɐʞ', 'kamboja', ['unicode-font']],
    ['₭₳₥ØJ₳', 'kamoja', ['unicode-font']],
    ['kam\u{e0062}boja', 'kamboja', ['invisible']],
    ['Kаmbоjа', 'kamboja', ['homoglyph']],
    ['kαmbοjα', 'kamboja', ['homoglyph']],
    ['kam\u200bbo\u00adja', 'kamboja', ['invisible']],
    ['k̷a̷m̷b̷o̷j̷a̷', 'kamboja', []],
    ['Lương', 'luong', []],
    ['đồng', 'dong', []],
    ['สมัครงาน', 'สมัครงาน', []],
    ['招聘', '招聘', []],
    ['работа', 'работа', []],
  ])('%s', (word, text, undone) => {
    const folded = fold(word);
    expect(folded.text).toBe(text);
    expect(undoneNames(folded.undone)).toEqual(undone);
  });

  it('keeps Thai vowel signs and tone marks', () => {
    expect(fold('น้ำ').text).toContain('้');
  });

  it('reads a hundred thousand combining marks without delay', () => {
    const started = performance.now();
    fold(`a${'\u0301'.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
