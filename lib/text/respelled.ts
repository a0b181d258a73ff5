/**
 * Spellings of before 1972, of teenagers and of chat, each with what is written today: whole words are read with any of
 * them undone.
 */
const SPELLINGS = 'oe=u uw=u dj=j tj=c vv=w sz=s z=s x=s kh$=k q=k ah$=a ie$=i iy$=i y$=i j=y'
  .split(' ')
  .map((entry): [RegExp, string] => {
    const [from = '', to = ''] = entry.split('=');
    return [new RegExp(from, 'g'), to];
  });
const unusual = /oe|uw|vv|[zxqj]|kh$|ah$|ie$|y$/;
/** Shorter words have too many neighbours. */
const SHORTEST_SPELLING = 4;
const SHORTEST = 5;
/** Bounded: an attacker may put all of them into one word. */
const MOST = 32;

/**
 * How an unusually spelled word of small Latin letters may be spelled today, without the word itself: lists by how many
 * spellings are undone.
 */
export function todaysSpellings(word: string): string[][] {
  const found = new Map([[word, 0]]);
  const lists: string[][] = [];
  if (word.length < SHORTEST_SPELLING || !unusual.test(word)) return lists;
  for (const [from, to] of SPELLINGS) {
    for (const [spelling, many] of [...found]) {
      const another = spelling.replace(from, to);
      if (found.has(another) || found.size >= MOST) continue;
      found.set(another, many + 1);
      const list = lists[many] ?? [];
      list.push(another);
      lists[many] = list;
    }
  }
  return lists;
}

/**
 * The words of which a word has two neighbouring letters the wrong way round (the first letter stays), then those of which
 * it has the second half first: ldaang, dangla.
 */
export function* turnedBack(word: string): Iterable<string> {
  const { length } = word;
  for (let i = 1; i + 1 < length && length >= SHORTEST; i++) {
    yield word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
  }
  for (let i = 2; i + 1 < length && length > SHORTEST; i++) yield word.slice(i) + word.slice(0, i);
}
