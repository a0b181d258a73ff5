const ONES = new Map(
  Object.entries({
    satu: 1,
    dua: 2,
    tiga: 3,
    empat: 4,
    lima: 5,
    enam: 6,
    tujuh: 7,
    delapan: 8,
    lapan: 8,
    sembilan: 9,
  }),
);
const FIXED = new Map(Object.entries({ sepuluh: 10, sebelas: 11, seratus: 100, setengah: 0.5 }));

/** Whether a number written in words can begin with this one. */
export function beginsNumber(word: string): boolean {
  return ONES.has(word) || FIXED.has(word);
}

/** A number written in Indonesian words from token `from` on, with the index after it; undefined if there is none. */
export function numberWords(words: string[], from: number): { value: number; to: number } | undefined {
  const first = words[from] ?? '';
  if (!ONES.has(first) && !FIXED.has(first)) return undefined;
  let total = 0;
  let to = from;
  for (let i = from; i < words.length && i < from + 6; i++) {
    const word = words[i] ?? '';
    const fixed = FIXED.get(word);
    const one = ONES.get(word);
    if (fixed !== undefined) total += fixed;
    else if (one === undefined) break;
    else if (words[i + 1] === 'belas') total += one + 10 * Number(++i > 0);
    else if (words[i + 1] === 'puluh') total += one * 10 * Number(++i > 0);
    else if (words[i + 1] === 'ratus') total += one * 100 * Number(++i > 0);
    else total += one;
    to = i + 1;
  }
  return to > from ? { value: total, to } : undefined;
}
