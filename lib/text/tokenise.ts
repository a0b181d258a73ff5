import { fold, INVISIBLE } from './fold.ts';

/** What separates a token from the one before it. `line` is also what ends a question or a shout: a gap may cross it. */
export const BREAK = { none: 0, line: 1, sentence: 2, part: 3 } as const;

export type Token = {
  /** UTF-16 offsets in the original string, half open. */
  start: number;
  end: number;
  /** Folded form, as it is compared. */
  text: string;
  /** Disguises that folding undid (`UNDONE` bits). */
  undone: number;
  /** What stands between the token before and this one (`BREAK`). */
  brk: number;
  /** A single character of a script that is written without spaces. */
  unspaced: boolean;
};

const letter = '\\p{L}\\p{N}\\u24b6-\\u24e9\\u{1f130}-\\u{1f189}';
const word = new RegExp(
  `[${letter}](?:[${letter}\\p{M}${INVISIBLE}]|(?<=\\p{Nd})[.,](?=\\p{Nd})|(?<=\\p{L})['’ʼ](?=\\p{L}))*|[\\u{1f1e6}-\\u{1f1ff}]+`,
  'gu',
);
const unspacedScript = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const cluster =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]).)+/gsu;
const times = /^\d[\d.,]{0,3}[xX]$/;
const apostrophes = /['’ʼ]/gu;
const sentenceEnd = /[.!?](?=[\s"'”’)\]]|$)|[。！？؟]/u;
const abbreviations = new Set(
  'a b c d e f g h i j k l m n o p q r s t u v w x y z pt cv jl jln rp no nmr sdr bpk bp ibu dr drs ir hj tgl hp tlp telp wa kab kec prov min max mr mrs ms st s/d dst dll a.n an up gg blok rt rw ltd co inc tbk sp'.split(
    ' ',
  ),
);

/** Regional indicators: pairs are flags (`flag:kh`), anything else is letters in costume. */
function flagTokens(raw: string, start: number, brk: number): Token[] {
  const letters = [...raw].map((c) => String.fromCharCode(97 + (c.codePointAt(0) ?? 0) - 0x1f1e6));
  if (letters.length % 2 === 1) {
    return [{ start, end: start + raw.length, text: letters.join(''), undone: 256, brk, unspaced: false }];
  }
  const tokens: Token[] = [];
  for (let i = 0; i < letters.length; i += 2) {
    tokens.push({
      start: start + i * 2,
      end: start + i * 2 + 4,
      text: `flag:${letters[i]}${letters[i + 1]}`,
      undone: 0,
      brk: i === 0 ? brk : BREAK.none,
      unspaced: false,
    });
  }
  return tokens;
}

function breakBetween(between: string, before: Token | undefined): number {
  if (between === ' ' || between === '' || before === undefined) return BREAK.none;
  if (between.includes('\n') || between.includes('\r') || between.includes('\u2028')) return BREAK.line;
  const match = sentenceEnd.exec(between);
  if (!match) return BREAK.none;
  // Dots in a row trail off; a dot after an abbreviation or a list number ends nothing.
  if (between.includes('..')) return BREAK.none;
  if (match[0] === '.' && match.index === 0 && abbreviations.has(before.text)) return BREAK.none;
  // "Belum punya paspor? Kami bantu": the answer belongs to the question as a next line does.
  return match[0] === '?' || match[0] === '!' ? BREAK.line : BREAK.sentence;
}

/**
 * Splits a text into words, numbers (`9.000.000`), flags, and single characters of scripts without spaces.
 * Offsets are those of the string given; nothing is thrown on lone surrogates.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  word.lastIndex = 0;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const raw = match[0];
    const brk = breakBetween(text.slice(previousEnd, match.index), tokens.at(-1));
    previousEnd = match.index + raw.length;
    const first = raw.codePointAt(0) ?? 0;
    if (first >= 0x1f1e6 && first <= 0x1f1ff) {
      tokens.push(...flagTokens(raw, match.index, brk));
    } else if (first > 0x7f || !/^[\x20-\x7e]*$/.test(raw)) {
      pushForeign(tokens, raw, match.index, brk);
    } else if (times.test(raw)) {
      // "3x umr" is a number and a word.
      const x = raw.length - 1;
      tokens.push(wordToken(raw.slice(0, x), match.index, brk));
      tokens.push(wordToken(raw.slice(x), match.index + x, BREAK.none));
    } else {
      tokens.push(wordToken(raw, match.index, brk));
    }
  }
  return tokens;
}

function wordToken(raw: string, start: number, brk: number): Token {
  const bare =
    raw.includes("'") || raw.includes('’') || raw.includes('ʼ') ? raw.replace(apostrophes, '') : raw;
  const folded = fold(bare);
  return { start, end: start + raw.length, text: folded.text, undone: folded.undone, brk, unspaced: false };
}

function pushForeign(tokens: Token[], raw: string, start: number, brk: number): void {
  if (!unspacedScript.test(raw)) {
    tokens.push(wordToken(raw, start, brk));
    return;
  }
  let next = brk;
  cluster.lastIndex = 0;
  for (let match = cluster.exec(raw); match; match = cluster.exec(raw)) {
    const token = wordToken(match[0], start + match.index, next);
    token.unspaced = unspacedScript.test(match[0]);
    tokens.push(token);
    next = BREAK.none;
  }
}
