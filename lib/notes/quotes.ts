import type { PartName, Post } from '../schema/post.ts';
import type { Span } from '../schema/verdict.ts';

const LONGEST_QUOTE = 160;

/** The original string of a post's part; empty where the post has none. */
export function partText(post: Post, part: PartName): string {
  if (part === 'title') return post.title ?? '';
  if (part === 'price') return post.price ?? '';
  if (part === 'text') return post.text;
  return post.imageText[Number(part.slice('image:'.length))] ?? '';
}

/** Spans in reading order of each part; those that touch or overlap are joined. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort(
    (a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : 0) || a.start - b.start || b.end - a.end,
  );
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && last.part === span.part && span.start <= last.end) {
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST_QUOTE) return text;
  const half = LONGEST_QUOTE / 2;
  return `${characters.slice(0, half).join('').trimEnd()} … ${characters.slice(-half).join('').trimStart()}`;
}

export type QuotedWords = { text: string; inImage: boolean };

/** The joined spans in the order of those given, which is the order of a finding: the most telling first. */
function joinedAsGiven(spans: readonly Span[]): Span[] {
  const place = (joined: Span): number =>
    spans.findIndex((s) => s.part === joined.part && s.start >= joined.start && s.end <= joined.end);
  return joinSpans(spans)
    .map((span) => ({ span, at: place(span) }))
    .sort((a, b) => a.at - b.at)
    .map(({ span }) => span);
}

/** The words under the spans, in their order, each once, white space collapsed, long ones shortened in the middle. */
export function quotesOf(post: Post, spans: readonly Span[]): QuotedWords[] {
  const quotes = new Map<string, QuotedWords>();
  for (const span of joinedAsGiven(spans)) {
    const words = partText(post, span.part).slice(span.start, span.end).replace(/\s+/g, ' ').trim();
    const identity = words.toLowerCase();
    if (words === '' || quotes.has(identity)) continue;
    quotes.set(identity, { text: shorten(words), inImage: span.part.startsWith('image:') });
  }
  return [...quotes.values()];
}
