import { type AsciiWord, asciiWord, beginsWord } from './ascii-words.ts';
import { fold, INVISIBLE, UNDONE } from './fold.ts';
import { lazily } from './lazily.ts';

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
  /** Holds an ASCII digit once folded. */
  digits: boolean;
  /** The word in the memory of plain words, where it is one. */
  word: AsciiWord | undefined;
};

/** Signs of currencies nobody here is paid in are letters of a decorative font. */
const letter = '\\p{L}\\p{N}₣₥₦₭₮₲-₵\\u249c-\\u24e9\\u{1f110}-\\u{1f189}';
const foreignWord = lazily(
  `[${letter}](?:[${letter}\\p{M}${INVISIBLE}]|(?<=\\p{Nd})[.,](?=\\p{Nd})|(?<=\\p{L})['’ʼ](?=\\p{L}))*|[\\u{1f1e6}-\\u{1f1ff}]+`,
  'uy',
);
const scripts = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}';
const unspacedScript = lazily(`[${scripts}]`, 'u');
const cluster = lazily(`[${scripts}][\\p{M}${INVISIBLE}]*|(?:(?![${scripts}]).)+`, 'gsu');
const times = /^\d[\d.,]{0,3}[xX]$/;
const apostrophe = /['’ʼ]/u;
const digit = /[0-9]/;
const apostrophes = /['’ʼ]/gu;
const sentenceEnd = /[.!?](?=[\s"'”’)\]]|$)|[。！？؟]/u;
const abbreviations = new Set(
  'a b c d e f g h i j k l m n o p q r s t u v w x y z pt cv jl jln rp no nmr sdr bpk bp ibu dr drs ir hj tgl hp tlp telp wa kab kec prov min max mr mrs ms st s/d dst dll a.n an up gg blok rt rw ltd co inc tbk sp'.split(
    ' ',
  ),
);

/**
 * First letters of region codes, each with the second letters that go with it, as the `Intl.DisplayNames` of CLDR 48 names
 * them: to make one takes milliseconds.
 */
const REGIONS =
  'acdefgilmnoqrstuwxz babdefghijlmnoqrstuvwyz cacdfghiklmnopqrsuvwxyz ddegjkmoyz eaceghrstuz fijkmorx gabdefghilmnpqrstuwy hkmnrtuv icdelmnoqrst jemop keghimnprwyz labcikrstuvy macdefghklmnopqrstuvwxyz nacefghilopruz om paefghklmnrstwy qao rehosuw sabcdeghijklmnorstuvxyz tacdfghjklmnoprtvwz uagkmnsyz vacdeginu wfs xabk ydetu zamrwz'.split(
    ' ',
  );

/** Whether letters are pairs that each name a region: 🇰🇭🇱🇦 are flags, 🇰🇷🇪🇩🇮🇹 is a word. */
export function areFlags(letters: readonly string[]): boolean {
  if (letters.length % 2 === 1) return false;
  for (let i = 0; i < letters.length; i += 2) {
    const second = letters[i + 1] ?? '';
    if (!REGIONS.some((codes) => codes[0] === letters[i] && codes.includes(second, 1))) return false;
  }
  return true;
}

/** Regional indicators: pairs that name regions are flags (`flag:kh`), anything else is letters in costume. */
function flagTokens(raw: string, start: number, brk: number): Token[] {
  const letters = [...raw].map((c) => String.fromCharCode(97 + (c.codePointAt(0) ?? 0) - 0x1f1e6));
  if (!areFlags(letters)) {
    return [
      {
        start,
        end: start + raw.length,
        text: letters.join(''),
        undone: UNDONE.emoji,
        brk,
        unspaced: false,
        digits: false,
        word: undefined,
      },
    ];
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
      digits: false,
      word: undefined,
    });
  }
  return tokens;
}

/** Whether a character ends a line (2) or may end a sentence (1). */
function endKind(code: number): number {
  if (code === 10 || code === 13 || code === 0x2028) return 2;
  if (code === 46 || code === 33 || code === 63) return 1;
  return code > 127 && (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x61f) ? 1 : 0;
}

/** What parts two words between which a sentence may end: `between` holds a sign that can end one, and no line break. */
function breakAt(between: string, before: string): number {
  const match = sentenceEnd.exec(between);
  if (!match) return BREAK.none;
  // Dots in a row trail off; a dot after an abbreviation or a list number ends nothing.
  if (between.includes('..')) return BREAK.none;
  if (match[0] === '.' && match.index === 0 && abbreviations.has(before)) return BREAK.none;
  // "Belum punya paspor? Kami bantu": the answer belongs to the question as a next line does.
  return match[0] === '?' || match[0] === '!' ? BREAK.line : BREAK.sentence;
}

/** What parts the word at `to` from the one before, which ended at `from`; `ends` is the highest `endKind` between. */
function breakBetween(
  text: string,
  from: number,
  to: number,
  ends: number,
  before: Token | undefined,
): number {
  if (before === undefined || ends === 0) return BREAK.none;
  return ends === 2 ? BREAK.line : breakAt(text.slice(from, to), before.text);
}

/**
 * Splits a text into words, numbers (`9.000.000`), flags, and single characters of scripts without spaces.
 * Offsets are those of the string given; nothing is thrown on lone surrogates.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let previousEnd = 0;
  let ends = 0;
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const found = beginsWord(code) ? asciiWord(text, at) : undefined;
      if (found) {
        const end = at + found.raw.length;
        const brk = breakBetween(text, previousEnd, at, ends, tokens[tokens.length - 1]);
        pushAscii(tokens, found, at, end, brk);
        ends = 0;
        previousEnd = at = end;
        continue;
      }
      if (!beginsWord(code)) {
        if (code < 64) ends = Math.max(ends, endKind(code));
        at++;
        continue;
      }
    } else if (code >= 0x2010 && code <= 0x2027) {
      at++;
      continue;
    }
    const end = code === 0xd83d ? -1 : foreignWordEnd(text, at);
    if (end < 0) {
      ends = Math.max(ends, endKind(code));
      if (code >= 0xd800 && code < 0xdc00) ends = Math.max(ends, endKind(text.charCodeAt(++at)));
      at++;
      continue;
    }
    const brk = breakBetween(text, previousEnd, at, ends, tokens[tokens.length - 1]);
    pushForeign(tokens, text.slice(at, end), at, brk);
    ends = 0;
    previousEnd = at = end;
  }
  return tokens;
}

/** Where a word ends that begins at `at`; -1 if none does. */
function foreignWordEnd(text: string, at: number): number {
  const word = foreignWord();
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : -1;
}

function pushAscii(tokens: Token[], found: AsciiWord, start: number, end: number, brk: number): void {
  const { text, digits } = found;
  if (!found.times) {
    tokens.push({ start, end, text, undone: 0, brk, unspaced: false, digits, word: found });
    return;
  }
  // "3x umr" is a number and a word.
  const x = end - 1;
  const number = text.slice(0, -1);
  tokens.push(
    { start, end: x, text: number, undone: 0, brk, unspaced: false, digits, word: undefined },
    { start: x, end, text: 'x', undone: 0, brk: BREAK.none, unspaced: false, digits: false, word: undefined },
  );
}

function wordToken(raw: string, start: number, brk: number): Token {
  const folded = fold(apostrophe.test(raw) ? raw.replace(apostrophes, '') : raw);
  const { text, undone } = folded;
  return {
    start,
    end: start + raw.length,
    text,
    undone,
    brk,
    unspaced: false,
    digits: digit.test(text),
    word: undefined,
  };
}

function pushForeign(tokens: Token[], raw: string, start: number, brk: number): void {
  const first = raw.codePointAt(0) ?? 0;
  if (first >= 0x1f1e6 && first <= 0x1f1ff) {
    tokens.push(...flagTokens(raw, start, brk));
    return;
  }
  if (!unspacedScript().test(raw)) {
    pushPlain(tokens, raw, start, brk);
    return;
  }
  let next = brk;
  for (const match of raw.matchAll(cluster())) {
    const token = wordToken(match[0], start + match.index, next);
    if (token.text === '') continue;
    token.unspaced = unspacedScript().test(match[0]);
    // Thai and Khmer part words with spaces of no width: that hides nothing.
    if (token.unspaced) token.undone &= ~UNDONE.invisible;
    tokens.push(token);
    next = BREAK.none;
  }
}

function pushPlain(tokens: Token[], raw: string, start: number, brk: number): void {
  const token = wordToken(raw, start, brk);
  if (!token.digits || !times.test(raw)) {
    tokens.push(token);
    return;
  }
  const x = raw.length - 1;
  tokens.push(wordToken(raw.slice(0, x), start, brk), wordToken(raw.slice(x), start + x, BREAK.none));
}
