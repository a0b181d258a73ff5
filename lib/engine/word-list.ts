/**
 * Lists of folded words in one text. Each word begins with a capital that tells how many characters it shares with the
 * word before (A for none); folded words hold no capitals, so that no other separator is needed.
 */
export const MOST_SHARED = 25;
/** First and last of the capitals. */
export const A = 65;
export const Z = A + MOST_SHARED;
const CAPITAL = /[A-Z]/;
const entry = /[A-Z][^A-Z]*/g;

/** Writes words; the more neighbours share, the shorter. */
export function writeWords(words: readonly string[]): string {
  let text = '';
  let before = '';
  for (const word of words) {
    if (CAPITAL.test(word)) throw new Error(`a folded word, not "${word}"`);
    let shared = 0;
    while (shared < MOST_SHARED && shared < word.length && word[shared] === before[shared]) shared++;
    text += String.fromCharCode(A + shared) + word.slice(shared);
    before = word;
  }
  return text;
}

/** Reads what `writeWords` wrote. */
export function readWords(text: string): string[] {
  const words: string[] = text.match(entry) ?? [];
  let word = '';
  for (let i = 0; i < words.length; i++) {
    const written = words[i] ?? '';
    word = word.slice(0, written.charCodeAt(0) - A) + written.slice(1);
    words[i] = word;
  }
  return words;
}
