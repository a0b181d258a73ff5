// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { loadAdapter } from '../../tests/sites/kit/load.ts';
import { paragraphsOf } from './paragraphs.ts';
import { readText } from './read-text.ts';
import { StyleGuard } from './visible.ts';

const FACEBOOK = loadAdapter('facebook');
const line = (text: string) => `<div dir="auto" style="text-align: start;">${text}</div>`;
const block = (lines: string[], style = '') => `<div style="${style}">${lines.map(line).join('')}</div>`;

function read(html: string): string {
  const top = document.createElement('div');
  top.innerHTML = `<span dir="auto">${html}</span>`;
  document.body.replaceChildren(top);
  return readText(top, { keepLines: true, isParagraph: paragraphsOf(FACEBOOK, top, new StyleGuard()) }).text;
}

describe('blocks of a text on Facebook', () => {
  it('are paragraphs where one of them holds several lines', () => {
    expect(read(block(['satu']) + block(['dua', 'tiga']) + block(['empat']))).toBe(
      'satu\n\ndua\ntiga\n\nempat',
    );
    expect(read(block(['satu', 'dua']))).toBe('satu\ndua');
  });

  it('are paragraphs where the page draws a gap between them, else lines', () => {
    expect(read(block(['satu']) + block(['dua'], 'margin-top: 8px') + block(['tiga']))).toBe(
      'satu\n\ndua\n\ntiga',
    );
    expect(read(block(['satu']) + block(['dua']))).toBe('satu\ndua');
  });

  it('are not looked for on sites that name none', () => {
    expect(paragraphsOf(loadAdapter('x'), document.body, new StyleGuard())).toBeUndefined();
  });
});
