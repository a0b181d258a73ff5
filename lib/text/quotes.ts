const PAIRS: Record<string, string> = { '“': '”', '„': '”', '«': '»', '「': '」', '『': '』', '"': '"' };
/** A quotation longer than this is more likely a stray mark. */
const LONGEST = 2_000;
const marks = /[“„«「『"”»」』]/gu;

/** Ranges (offsets, half open, in order) of what stands in quotation marks. A mark without a partner is ignored. */
export function quotedRanges(text: string): [number, number][] {
  const found: { char: string; at: number }[] = [];
  for (const match of text.matchAll(marks)) found.push({ char: match[0], at: match.index });
  const ranges: [number, number][] = [];
  for (let i = 0; i < found.length; i++) {
    const open = found[i];
    const close = open && PAIRS[open.char];
    if (!open || !close) continue;
    const j = nextIndex(found, i + 1, open.char, close);
    const end = found[j];
    if (!end || end.at - open.at > LONGEST) continue;
    ranges.push([open.at, end.at + 1]);
    i = j;
  }
  return ranges;
}

/** The nearest partner; for curly marks people also close with the straight one. */
function nextIndex(found: { char: string }[], from: number, open: string, close: string): number {
  for (let j = from; j < found.length && j < from + 6; j++) {
    const char = found[j]?.char;
    if (char === close || (char === '"' && open === '“')) return j;
  }
  return -1;
}
