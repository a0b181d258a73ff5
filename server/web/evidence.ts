import type { Redaction } from '../../lib/schema/report.ts';

type RedactionType = Redaction['type'];

/** A stretch of a text that something is said about. UTF-16 offsets, half open. */
export type Mark = { start: number; end: number } & ({ flag: number } | { redaction: RedactionType });

/** A piece of a text under the same marks throughout. */
export type Piece = {
  /** Offset of the piece in the text. */
  start: number;
  text: string;
  /** Numbers of the flags whose evidence this is. */
  flags: number[];
  /** Those of them whose evidence ends with this piece. */
  ending: number[];
  redaction: RedactionType | undefined;
};

/**
 * Cuts a text where marks begin and end. Marks may overlap; what reaches outside the text is cut off, and a mark that
 * would split a character covers the whole character. The pieces' texts together are the text.
 */
export function cutAtMarks(text: string, marks: readonly Mark[]): Piece[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: widen(text, mark.start, -1), end: widen(text, mark.end, 1) }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  );
  const byStart = inside.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let active: typeof inside = [];
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    active = active.filter((mark) => mark.end > start);
    for (let mark = byStart[next]; mark && mark.start <= start; mark = byStart[next]) {
      active.push(mark);
      next += 1;
    }
    const flagsOf = (some: typeof inside) =>
      [...new Set(some.flatMap((mark) => ('flag' in mark ? [mark.flag] : [])))].sort((a, b) => a - b);
    return {
      start,
      text: text.slice(start, end),
      flags: flagsOf(active),
      ending: flagsOf(active.filter((mark) => mark.end === end)),
      redaction: active.flatMap((mark) => ('redaction' in mark ? [mark.redaction] : []))[0],
    };
  });
}

function widen(text: string, offset: number, direction: -1 | 1): number {
  const within = Math.min(Math.max(offset, 0), text.length);
  const splits = /[\ud800-\udbff]/.test(text[within - 1] ?? '') && /[\udc00-\udfff]/.test(text[within] ?? '');
  return splits ? within + direction : within;
}
