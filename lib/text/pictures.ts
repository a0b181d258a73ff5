import { lazily } from './lazily.ts';

/** What every text with a pictograph holds: half of one, or a sign of the older blocks. A cheap look. */
export const PICTURE_MARK = /[\u00a9\u00ae\u203c-\u3299\ud83c-\ud83e]/;
/** Finds pictographs (📩), each without what colours or joins it. */
export const pictures = lazily(String.raw`\p{Extended_Pictographic}`, 'gu');
