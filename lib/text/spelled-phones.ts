import { type ContactSpan, phoneKind } from './contacts.ts';
import { digitWord } from './number-words.ts';
import type { Token } from './tokenise.ts';

/** What may stand between two digits of one number. */
const between = /^[ .\-*_~/()+|•·,'\u00a0]{0,3}$/u;
const LEAST_DIGITS = 9;
const MOST_DIGITS = 15;
const digitsOnly = /^[\d.,]+$/;
const looksLikeDigits = /^(?=.*\d)[\doil]+$/;
const sameLetter = /^(.)\1*$/;
const LETTERS: Record<string, string> = { o: '0', i: '1', l: '1' };
/** How the words for zero, six and eight begin, with which a number may. */
const FIRST_LETTERS = new Set([...'nkzoesdlwb零六八'].map((letter) => letter.charCodeAt(0)));
const HAN = '零一二三四五六七八九';
/** Circled digits of which Unicode says no more than how they look: ❶ ➀ ➊. */
const CIRCLED = [0x2776, 0x2780, 0x278a];

/** The digits that a token stands for; `plain` if it is written in them. */
function digitsOf(token: Token, next: Token | undefined): { digits: string; plain: boolean } | undefined {
  const { text } = token;
  if (token.digits) {
    if (digitsOnly.test(text)) return { digits: text.replace(/[.,]/g, ''), plain: true };
    if (!looksLikeDigits.test(text)) return undefined;
    return { digits: text.replace(/[oil]/g, (c) => LETTERS[c] ?? c), plain: false };
  }
  const letter = LETTERS[text.charAt(0)];
  if (letter !== undefined && sameLetter.test(text))
    return { digits: letter.repeat(text.length), plain: false };
  const digit = text.length === 1 ? hanDigit(text) : digitWord(text);
  if (digit === undefined) return undefined;
  return { digits: next?.text === 'belas' ? `1${digit}` : digit, plain: false };
}

function hanDigit(text: string): string | undefined {
  const digit = HAN.indexOf(text);
  if (digit >= 0) return String(digit);
  const code = text.charCodeAt(0);
  const base = CIRCLED.find((from) => code >= from && code < from + 9);
  return base === undefined ? undefined : String(code - base + 1);
}

/**
 * Phone numbers that are written to slip past filters: in words ("nol lapan satu dua …"), digits and words mixed, letters
 * for digits (O8l2), keycaps, or digits parted by unusual signs. `text` is what the tokens were made of.
 */
export function spelledPhones(text: string, tokens: readonly Token[]): ContactSpan[] {
  const spans: ContactSpan[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const first = tokens[from];
    if (first?.word?.dictated === false) continue;
    if (!first?.digits && !FIRST_LETTERS.has(first?.text.charCodeAt(0) ?? 0)) continue;
    let found = first && digitsOf(first, tokens[from + 1]);
    if (!first || !found) continue;
    let { digits, plain } = found;
    let to = from + 1;
    while (digits.length <= MOST_DIGITS) {
      if (tokens[to]?.text === 'belas') to++;
      const token = tokens[to];
      const gap = text.slice(tokens[to - 1]?.end ?? 0, token?.start ?? text.length);
      found = token && between.test(gap) ? digitsOf(token, tokens[to + 1]) : undefined;
      if (!found) break;
      digits += found.digits;
      plain &&= found.plain && !/[*_~|•·]/.test(gap);
      to++;
    }
    const last = tokens[to - 1];
    if (digits.length < LEAST_DIGITS || !last) continue;
    const raw = text.slice(first.start, last.end);
    // Plain digits between plain signs are looked for elsewhere, more strictly; keycaps are none.
    const kind =
      plain && !beyondLatin.test(raw)
        ? undefined
        : phoneKind(text[first.start - 1] === '+' ? `+${digits}` : digits);
    // Counting begins with one.
    if (kind === 'phone-foreign' && !first.digits && !first.unspaced) continue;
    if (kind) spans.push({ kind, start: first.start, end: last.end });
    from = to - 1;
  }
  return spans;
}

const beyondLatin = /[\u0660-\uffff]/;
