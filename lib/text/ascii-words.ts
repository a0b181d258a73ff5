/** What is known of a word of ASCII letters and digits, whatever its case. */
export type AsciiWord = {
  /** Folded: lower case, without apostrophes. */
  text: string;
  digits: boolean;
  /** "3x" of "3x umr": a number and a word. */
  times: boolean;
};

const LETTER = 1;
const DIGIT = 2;
const kinds = new Uint8Array(128);
/** Lower case of each character of a word; 0 for the apostrophe, which folding drops. */
const lower = new Uint8Array(128);
for (let c = 0; c < 128; c++) lower[c] = c;
for (let c = 48; c < 58; c++) kinds[c] = DIGIT;
for (let c = 65; c < 91; c++) {
  kinds[c] = kinds[c + 32] = LETTER;
  lower[c] = c + 32;
}
lower[39] = 0;

/** Whether an ASCII character can begin a word. */
export function beginsWord(code: number): boolean {
  return kinds[code] !== 0;
}

/** Punctuation beyond ASCII that ends a word: dashes, opening quotes, bullets, a blank of fixed width, most emoji. */
function endsWord(code: number): boolean {
  return code === 0xa0 || (code >= 0x2010 && code <= 0x2027 && code !== 0x2019) || code === 0xd83d;
}

/** End of the ASCII word at `start`, or -1 where a character beyond ASCII follows and the whole truth is needed. */
export function asciiWordEnd(text: string, start: number): number {
  const { length } = text;
  let at = start + 1;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return endsWord(code) ? at : -1;
    if (kinds[code] !== 0) continue;
    const inNumber = code === 46 || code === 44;
    const joins = inNumber ? DIGIT : code === 39 ? LETTER : 0;
    if (joins === 0 || kinds[text.charCodeAt(at - 1)] !== joins || kinds[text.charCodeAt(at + 1)] !== joins)
      break;
  }
  return at;
}

/** Bounded: a page has few distinct words, an attacker has many. Each word has four places; the oldest makes room. */
const SETS = 4_096;
const PLACES = 4;
const LONGEST_KEPT = 32;
const kept: (AsciiWord | undefined)[] = new Array(SETS * PLACES).fill(undefined);
/** The hash of the word at each place, so that others need no look. */
const hashes = new Int32Array(SETS * PLACES);
const nextPlace = new Uint8Array(SETS);
const times = /^\d[\d.,]{0,3}x$/;

function isWord(word: AsciiWord, text: string, start: number, end: number): boolean {
  const known = word.text;
  let k = 0;
  for (let at = start; at < end; at++) {
    const code = lower[text.charCodeAt(at)] ?? 0;
    if (code === 0) continue;
    if (known.charCodeAt(k) !== code) return false;
    k++;
  }
  return k === known.length;
}

function make(raw: string): AsciiWord {
  const text = (raw.includes("'") ? raw.replaceAll("'", '') : raw).toLowerCase();
  const digits = /\d/.test(text);
  return { text, digits, times: digits && times.test(text) };
}

/** The word at `start` to `end`, all ASCII; one object for all its occurrences while it is kept. */
export function asciiWord(text: string, start: number, end: number): AsciiWord {
  if (end - start > LONGEST_KEPT) return make(text.slice(start, end));
  let hash = 0;
  for (let at = start; at < end; at++) {
    const code = lower[text.charCodeAt(at)] ?? 0;
    if (code !== 0) hash = Math.imul(hash ^ code, 0x01000193);
  }
  const set = (hash ^ (hash >>> 15)) & (SETS - 1);
  const first = set * PLACES;
  for (let i = first; i < first + PLACES; i++) {
    if (hashes[i] !== hash) continue;
    const word = kept[i];
    if (word !== undefined && isWord(word, text, start, end)) return word;
  }
  const word = make(text.slice(start, end));
  const place = nextPlace[set] ?? 0;
  nextPlace[set] = (place + 1) % PLACES;
  kept[first + place] = word;
  hashes[first + place] = hash;
  return word;
}
