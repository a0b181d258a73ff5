/** Ways in which people disguise words. Kept readable: half of the longer words, at most one letter in four changed. */
export const DISGUISES: Record<string, (word: string, pick: () => number) => string> = {
  leetspeak: (word, pick) => some(word, pick, { a: '4', i: '1', e: '3', o: '0' }),
  signs: (word, pick) => some(word, pick, { a: '@', i: '!', s: '$' }),
  dots: (word) => [...word].join('.'),
  spaces: (word) => `${[...word].join(' ')} `,
  hyphen: (word) => cut(word, '-'),
  masked: (word, pick) => mask(word, pick, '*'),
  homoglyph: (word) => every(word, { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', i: 'і' }),
  greek: (word) => every(word, { a: 'α', o: 'ο', i: 'ι', k: 'κ' }),
  'zero-width': (word) => [...word].join('\u200b'),
  bold: (word) => shift(word, 0x1d5d4, 0x1d5ee),
  fullwidth: (word) => shift(word, 0xff21, 0xff41),
  circled: (word) => shift(word, 0x24b6, 0x24d0),
  emoji: (word) => cut(word, '🌸'),
  repeated: (word) => word.replace(/([aeiou])([^aeiou]*)$/i, '$1$1$1$2'),
  'combining marks': (word) => [...word].join('\u0336'),
};

function every(word: string, map: Record<string, string>): string {
  return word.replace(/[a-z]/gi, (c) => map[c.toLowerCase()] ?? c);
}

/** Changes up to one letter in four, at least one. */
function some(word: string, pick: () => number, map: Record<string, string>): string {
  let left = Math.max(1, Math.floor(word.length / 4));
  return word.replace(/[a-z]/gi, (c) => {
    const twin = map[c.toLowerCase()];
    if (!twin || left === 0 || pick() < 0.3) return c;
    left--;
    return twin;
  });
}

function mask(word: string, pick: () => number, sign: string): string {
  const at = 1 + Math.floor(pick() * (word.length - 2));
  return word.slice(0, at) + sign + word.slice(at + 1);
}

function cut(word: string, sign: string): string {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at) + sign + word.slice(at);
}

function shift(word: string, upper: number, lower: number): string {
  return word
    .replace(/[A-Z]/g, (c) => String.fromCodePoint(upper + c.charCodeAt(0) - 65))
    .replace(/[a-z]/g, (c) => String.fromCodePoint(lower + c.charCodeAt(0) - 97));
}

/** A small seeded generator: the same texts in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Disguises about half of the words of four letters and more. */
export function disguise(text: string, name: string, pick: () => number): string {
  const change = DISGUISES[name];
  if (!change) return text;
  return text.replace(/(?<![\p{L}\p{N}@./])[a-z]{4,}(?![\p{L}\p{N}@./])/giu, (word) =>
    pick() < 0.5 ? change(word, pick) : word,
  );
}
