import type { EngineInput, PartName } from '../schema/post.ts';
import { type ContactSpan, findContacts } from '../text/contacts.ts';
import { quotedRanges } from '../text/quotes.ts';
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
  partOf: Uint16Array;
  /** Break before each token (`BREAK`). */
  brk: Uint8Array;
  /** Sentence or line of each token. */
  sentence: Uint32Array;
  /** Whether each token stands inside quotation marks (1). */
  quoted: Uint8Array;
  /** Offset of each token in its part counted from the start of the post's text: for "the first 200 characters". */
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
    parts.push({ name, text: kept, from: count, tokens, contacts: findContacts(kept) });
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

function stream(parts: Part[], count: number, cut: boolean): Document {
  const tokens: Token[] = [];
  const partOf = new Uint16Array(count);
  const brk = new Uint8Array(count);
  const sentence = new Uint32Array(count);
  const quoted = new Uint8Array(count);
  let line = 0;
  parts.forEach((part, p) => {
    const ranges = quotedRanges(part.text);
    let range = 0;
    part.tokens.forEach((token, i) => {
      const at = part.from + i;
      const before = i === 0 ? (p === 0 ? BREAK.none : BREAK.part) : token.brk;
      if (before !== BREAK.none) line++;
      tokens.push(token);
      partOf[at] = p;
      brk[at] = before;
      sentence[at] = line;
      while (range < ranges.length && (ranges[range]?.[1] ?? 0) <= token.start) range++;
      if ((ranges[range]?.[0] ?? Number.POSITIVE_INFINITY) <= token.start) quoted[at] = 1;
    });
  });
  return { parts, tokens, partOf, brk, sentence, quoted, cut };
}
