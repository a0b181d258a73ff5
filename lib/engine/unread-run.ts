import { builtLetters } from '../text/confusables.ts';
import { INSIDE, markPieces, PIECE } from './disguises.ts';
import { beginsWithFlag, gapBefore, numeric, type Run, strongSigns, WHOLE_WORD } from './runs.ts';

const likeLetter = /[@$€£¥¢฿₱₩]$/;
const slashes = /[/&]/;
const letter = /\p{L}/u;

/**
 * A run that makes no word may be broken up nevertheless: then its pieces mean nothing by themselves (`pr*d*ct`,
 * `$trat€gi`, `adm-n`, `PP|C`, `$aja`).
 */
export function suppress(run: Run, many: number): void {
  const { search, from, to, before, inside } = run;
  const { part, pieces } = search;
  const { tokens } = part;
  if (to - from === 1) {
    if ((tokens[from]?.text.length ?? 0) <= WHOLE_WORD && likeLetter.test(before)) pieces[from] = PIECE;
    return;
  }
  if (beginsWithFlag(run) && many < to - from) {
    pieces.fill(PIECE, from, to);
    return;
  }
  for (let i = from; i < to; i++) if (tokens[i]?.unspaced && letter.test(tokens[i]?.text ?? '')) return;
  if (strongSigns.test(inside) || inside.search(builtLetters) >= 0) suppressAll(run);
  else if (slashes.test(inside)) return;
  else if (many < to - from) markPieces(search, from, to);
  else if (areSyllables(run)) pieces.fill(PIECE, from, to);
}

const amountLike = /^\d+[a-z]/;
const onlyLikeLetters = /^[@$€£¥¢]$/;

/** All of a run but its sums: in `1k$p€r` there is none, in `gaji*5jt` there is. */
function suppressAll({ search, from, to }: Run): void {
  const { tokens } = search.part;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (numeric.test(token.text)) {
      // "m£4" of a broken word is no sum, "usd$4" is.
      if (i > from && search.known[i - 1] !== 1 && onlyLikeLetters.test(gapBefore(search, i)))
        search.pieces[i] = INSIDE;
    } else if (!amountLike.test(token.text)) search.pieces[i] = PIECE;
    else if (i + 1 < to && onlyLikeLetters.test(gapBefore(search, i + 1))) {
      search.pieces[i] = INSIDE;
    }
  }
}

/** Whether every piece of a run is short and the later ones go on in small letters, or one is a single letter. */
function areSyllables({ search, from, to }: Run): boolean {
  const { tokens, text } = search.part;
  let single = false;
  let going = true;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token || token.digits || token.text.length > WHOLE_WORD) return false;
    if (token.text.length === 1) single = true;
    const letter = text.charAt(token.start);
    if (i > from && letter !== letter.toLowerCase()) going = false;
  }
  return single || going;
}
