// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isEmoji, readText } from './read-text.ts';
import { rangeOf, sliceText } from './text-map.ts';

function element(html: string): Element {
  const top = document.createElement('div');
  top.innerHTML = html;
  document.body.replaceChildren(top);
  return top;
}

const read = (html: string, keepLines = false) => readText(element(html), { keepLines });

describe('readText', () => {
  it('breaks lines at blocks and br, once', () => {
    expect(read('<div>a</div><div>b<br>c</div><section>d</section>').text).toBe('a\nb\nc\nd');
    expect(read('<div>a<br></div><div>b</div>').text).toBe('a\nb');
    expect(read('<div><div></div></div>a<div><div>b</div></div>').text).toBe('a\nb');
  });

  it('leaves one line blank between paragraphs, however the page makes them', () => {
    const paragraphs = [
      '<p>a</p><p>b</p>',
      'a<br><br>b',
      'a<br> <br><br>b',
      '<div>a</div><div><br></div><div>b</div>',
      '<div><p>a</p></div><div><h3>b</h3></div>',
      'a<p></p>b',
    ];
    for (const html of paragraphs) expect(read(html).text, html).toBe('a\n\nb');
    expect(read('<p>a</p><ul><li>b</li><li>c</li></ul>d').text).toBe('a\n\nb\nc\n\nd');
    expect(read('<br><br><p></p>a<p></p><br>').text).toBe('a');
    expect(read('a\n \nb\nc', true).text).toBe('a\n\nb\nc');
    expect(read('a<span>\n</span><br>\nb', true).text).toBe('a\n\nb');
    const isParagraph = (block: Element) => block.matches('div:has(> i)');
    const marked = '<div><i>a</i><br><i>b</i></div><div><i>c</i></div>';
    expect(readText(element(marked), { keepLines: true, isParagraph }).text).toBe('a\nb\n\nc');
  });

  it('knows the nodes behind a text with blank lines, and cuts it at its longest', () => {
    const map = read('<p>satu</p><p>dua</p>');
    expect(rangeOf(map, 6, 9)?.toString()).toBe('dua');
    expect(sliceText(map, 2, 8)).toMatchObject({ text: 'tu\n\ndu' });
    expect(read(`${'a'.repeat(59_999)}<p>b</p>`).text).toHaveLength(60_000);
  });

  it('collapses white space as a browser does, but keeps fixed spaces', () => {
    expect(read(' a \n\t b  <b> c</b> ').text).toBe('a b c');
    expect(read('N&nbsp; K').text).toBe('N  K');
  });

  it('reads emoji from pictures and no other alternative text', () => {
    expect(read('a <img alt="🔥"> b <img alt="Foto profil Budi"> c').text).toBe('a 🔥 b c');
    expect(['🔥', '🇮🇩', '1️⃣', '👨‍👩‍👧'].map(isEmoji)).toEqual([true, true, true, true]);
    expect(['', 'api', 'WA 🔥 sekarang', '1'].map(isEmoji)).toEqual([false, false, false, false]);
  });

  it('drops what an inline style or an attribute hides', () => {
    const hidden = [
      'display:none',
      'visibility: hidden',
      'left:-9999px',
      'font-size:0',
      'clip:rect(0,0,0,0)',
      'opacity:0',
    ];
    for (const style of hidden) expect(read(`a<span style="${style}">x</span>`).text, style).toBe('a');
    const seen = ['font-size:0.9em', 'opacity:0.5', 'left:-9px', 'text-align:start', 'margin-left:-8px'];
    for (const style of seen) expect(read(`a<span style="${style}">x</span>`).text, style).toBe('ax');
    expect(read('a<b hidden>x</b>').text).toBe('a');
  });

  it('never reads scripts, editors’ fields or our own note', () => {
    expect(
      read('a<script>x</script><style>y</style><textarea>z</textarea><rambu-note>n</rambu-note>').text,
    ).toBe('a');
  });

  it('replaces halves of characters, and keeps every offset', () => {
    const map = read('a\ud83d b\udd25 <i>c</i>');
    expect(map.text).toBe('a\ufffd b\ufffd c');
    expect(rangeOf(map, 6, 7)?.startContainer.nodeValue).toBe('c');
  });

  it('stops at the most that a report carries', () => {
    expect(read('kerja '.repeat(40_000)).text).toHaveLength(60_000);
  });

  it('reads 100,000 lone combining marks', () => {
    expect(read(`a${'\u0301'.repeat(100_000)}`).text).toHaveLength(60_000);
  });
});

describe('rangeOf', () => {
  it('finds the nodes behind a piece, over invisible characters and several nodes', () => {
    const map = read('Ga\u200bji <b>be</b>sar <img alt="🔥">');
    expect(map.text).toBe('Gaji besar 🔥');
    const range = rangeOf(map, 2, 10);
    expect(range?.startContainer.nodeValue).toBe('Ga\u200bji ');
    expect([range?.startOffset, range?.endOffset]).toEqual([3, 3]);
    expect(rangeOf(map, 11, 13)?.endContainer.nodeName).toBe('DIV');
  });

  it('is undefined out of range and after the page replaced the nodes', () => {
    const map = read('<p>Gaji besar</p>');
    expect([rangeOf(map, 4, 4), rangeOf(map, -1, 3), rangeOf(map, 0, 99), rangeOf(map, 3, 1)]).toEqual(
      Array(4).fill(undefined),
    );
    document.body.replaceChildren();
    expect(rangeOf(map, 0, 4)).toBeUndefined();
  });

  it('follows a slice of a text', () => {
    const part = sliceText(read('satu <b>dua</b> tiga'), 5, 8);
    expect(part.text).toBe('dua');
    expect(rangeOf(part, 0, 3)?.startContainer.parentElement?.tagName).toBe('B');
  });
});
