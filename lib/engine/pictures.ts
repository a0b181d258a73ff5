import { allMatches } from '../text/all-matches.ts';
import { PICTURE_MARK, pictures } from '../text/pictures.ts';
import type { Document } from './document.ts';
import type { Lattice } from './lattice.ts';
import { tokenRange } from './slots.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Adds pictographs that rules name (📩): each stands where the token after it stands, or the last one. */
export function addPictures(document: Document, lattice: Lattice, vocabulary: Vocabulary): void {
  for (const part of document.parts) {
    if (part.tokens.length === 0 || !PICTURE_MARK.test(part.text)) continue;
    for (const match of allMatches(pictures(), part.text)) {
      const symbol = vocabulary.exactly(match[0]);
      if (symbol < 0) continue;
      const [next] = tokenRange(part.tokens, match.index, match.index + match[0].length);
      // A picture within a broken word breaks it up and says nothing.
      if ((part.tokens[next]?.start ?? match.index) < match.index) continue;
      const at = part.from + Math.min(next, part.tokens.length - 1);
      lattice.add(symbol, at, at + 1, 0);
    }
  }
}
