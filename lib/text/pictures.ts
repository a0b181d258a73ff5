/** What every text with a pictograph holds: half of one, or a sign of the older blocks. A cheap look. */
export const PICTURE_MARK = /[\u00a9\u00ae\u203c-\u3299\ud83c-\ud83e]/;
/** One pictograph (📩), without what colours or joins it. */
export const PICTURE = /\p{Extended_Pictographic}/gu;
