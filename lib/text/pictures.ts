/** One pictograph (📩), without what colours or joins it. */
export const PICTURE = /\p{Extended_Pictographic}/gu;
