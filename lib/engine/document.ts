import type { EngineInput, PartName } from '../schema/post.ts';
import { type ContactSpan, findContacts } from '../text/contacts.ts';
import { quotedRanges } from '../text/quotes.ts';
import { spelledPhones } from '../text/spelled-phones.ts';
import { BREAK, type Token, tokenise } from '../text/tokenise.ts';

/** Characters of a post that are read; the rest is cut and the verdict says so. */
export const MOST_CHARACTERS = 20_000;

export type Part = {
  name: PartName;
  text: string;
  /** Index of its first token in the document, and how many it has. */
  from: number;
  tokens: Token[];
  contacts: ContactSpan[];
};

/** A post as one stream of tokens; parts never touch. */
export type Document = {
  parts: Part[];
  tokens: Token[];
  /** Part index of each token. */
  partOf: number[];
  /** Break before each token (`BREAK`). */
  brk: number[];
  /** Sentence or line of each token. */
  sentence: number[];
  /** Whether each token stands inside quotation marks (1). */
  quoted: number[];
  /** Whether the post was longer than `MOST_CHARACTERS`. */
  cut: boolean;
};

function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  // Never cut a surrogate pair in two.
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** Splits a post into parts and tokens. Longer posts than `MOST_CHARACTERS` are cut. */
export function readDocument(input: EngineInput): Document {
  let left = MOST_CHARACTERS;
  let cut = false;
  const parts: Part[] = [];
  let count = 0;
  const add = (name: PartName, text: string | undefined): void => {
    if (!text) return;
    const kept = cutAt(text, left);
    if (kept.length < text.length) cut = true;
    left -= kept.length;
    if (kept === '') return;
    const tokens = tokenise(kept);
    parts.push({ name, text: kept, from: count, tokens, contacts: contactsOf(kept, tokens) });
    count += tokens.length;
  };
  add('title', input.title);
  add('price', input.price);
  add('text', input.text);
  input.imageText?.slice(0, 50).forEach((text, i) => {
    add(`image:${i}`, text);
  });
  return stream(parts, count, cut);
}

function contactsOf(text: string, tokens: Token[]): ContactSpan[] {
  const contacts = findContacts(text);
  const spelled = spelledPhones(text, tokens);
  if (spelled.length === 0) return contacts;
  return [...contacts, ...spelled].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Marks the tokens that begin inside quotation marks. */
function markQuoted(part: Part, quoted: number[]): void {
  for (const [start, end] of quotedRanges(part.text)) {
    for (let i = tokenFrom(part.tokens, start); (part.tokens[i]?.start ?? end) < end; i++) {
      quoted[part.from + i] = 1;
    }
  }
}

/** Index of the first token that begins at `offset` or after it. */
function tokenFrom(tokens: Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So many zeros. Short lists of numbers are made faster than typed arrays. */
function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

/** One stream of the tokens of all parts. */
export function stream(parts: Part[], count: number, cut: boolean): Document {
  const only = parts.length === 1 ? parts[0]?.tokens : undefined;
  const tokens: Token[] = only ?? [];
  const partOf = zeros(count);
  const brk = zeros(count);
  const sentence = zeros(count);
  const quoted = zeros(count);
  let line = 0;
  for (let p = 0; p < parts.length; p++) {
    const part = parts[p];
    if (!part) continue;
    let at = part.from;
    for (const token of part.tokens) {
      const before = at > part.from ? token.brk : p === 0 ? BREAK.none : BREAK.part;
      if (before !== BREAK.none) line++;
      if (!only) tokens.push(token);
      if (p > 0) partOf[at] = p;
      brk[at] = before;
      sentence[at] = line;
      at++;
    }
    markQuoted(part, quoted);
  }
  return { parts, tokens, partOf, brk, sentence, quoted, cut };
}
