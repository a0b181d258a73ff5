import { describe, expect, it } from 'vitest';
import type { Level } from '../schema/verdict.ts';
import { authorKey, shownFor } from './quiet.ts';
import { samplePost, sampleVerdict } from './testing/sample.ts';

const loud = { hidden: new Set<string>(), trusted: new Set<string>() };
const trusting = { hidden: new Set<string>(), trusted: new Set(['facebook:100']) };

function shown(level: Level, quiet = loud, showIncomplete = true, help = false) {
  const lists = () => [loud, quiet];
  return shownFor(() => samplePost, { ...sampleVerdict, level, help }, lists, showIncomplete);
}

describe('shownFor', () => {
  it('shows nothing for a post without a level', () => {
    expect(shown('none')).toBeUndefined();
  });

  it('asks for no post of which nothing is shown', () => {
    const post = () => {
      throw new Error('asked for the post');
    };
    expect(shownFor(post, { ...sampleVerdict, level: 'none', help: false }, () => [], true)).toBeUndefined();
  });

  it('quiets check for a trusted account, and never danger', () => {
    expect(shown('check')).toBe('check');
    expect(shown('check', trusting)).toBeUndefined();
    expect(shown('danger', trusting)).toBe('danger');
  });

  it('hides everything of a hidden post', () => {
    const hiding = { hidden: new Set([samplePost.key]), trusted: new Set<string>() };
    expect(shown('danger', hiding)).toBeUndefined();
    expect(shown('none', hiding, true, true)).toBeUndefined();
  });

  it('keeps hidden what was hidden under another address, or by its words before it showed one', () => {
    const post = { ...samplePost, key: 'https://f/1', permalinks: ['https://f/1', 'https://f/pfbid'] };
    const shownThough = (name: string) => {
      const hiding = { hidden: new Set([name]), trusted: new Set<string>() };
      return shownFor(
        () => post,
        { ...sampleVerdict, level: 'danger' },
        () => [hiding],
        true,
        () => 'f:words',
      );
    };
    expect(shownThough('https://f/pfbid')).toBeUndefined();
    expect(shownThough('f:words')).toBeUndefined();
    expect(shownThough('https://f/2')).toBe('danger');
  });

  it('shows incomplete only while the setting is on', () => {
    expect(shown('incomplete')).toBe('incomplete');
    expect(shown('incomplete', loud, false)).toBeUndefined();
  });

  it('offers help beside a testimony', () => {
    expect(shown('none', loud, true, true)).toBe('help');
  });
});

describe('authorKey', () => {
  it('needs a stable id: a name alone or an anonymous author is nobody', () => {
    expect(authorKey(samplePost)).toBe('facebook:100');
    expect(authorKey({ ...samplePost, author: { name: 'Contoh' } })).toBeUndefined();
    expect(authorKey({ ...samplePost, author: { id: '100', anonymous: true } })).toBeUndefined();
  });
});
