import { oneOf, type Pick } from './random.ts';

/** First code points of the styles of Mathematical Alphanumeric Symbols; capitals, then small letters. */
const MATHEMATICAL = 0x1d400;
const STYLE = 52;
/** Letters that Unicode had before that block and left out of it. */
const OLDER: Record<number, string> = {
  119893: 'ℎ',
  119965: 'ℬ',
  119968: 'ℰ',
  119969: 'ℱ',
  119971: 'ℋ',
  119972: 'ℐ',
  119975: 'ℒ',
  119976: 'ℳ',
  119981: 'ℛ',
  119994: 'ℯ',
  119996: 'ℊ',
  120004: 'ℴ',
  120070: 'ℭ',
  120075: 'ℌ',
  120076: 'ℑ',
  120085: 'ℜ',
  120093: 'ℨ',
  120122: 'ℂ',
  120127: 'ℍ',
  120133: 'ℕ',
  120135: 'ℙ',
  120136: 'ℚ',
  120137: 'ℝ',
  120145: 'ℤ',
};

function shifted(word: string, upper: number, lower: number): string {
  return word.replace(/[a-z]/gi, (c) => {
    const at = c < 'a' ? upper + c.charCodeAt(0) - 65 : lower + c.charCodeAt(0) - 97;
    return OLDER[at] ?? String.fromCodePoint(at);
  });
}

/** A word in fullwidth letters or in one of the 13 mathematical styles (bold, italic, script, Fraktur, monospace, …). */
export function font(word: string, style: number | 'fullwidth'): string {
  if (style === 'fullwidth') return shifted(word, 0xff21, 0xff41);
  const upper = MATHEMATICAL + STYLE * style;
  return shifted(word, upper, upper + 26);
}

type Font = (word: string, pick: Pick) => string;
export const CIRCLED: Font = (word, pick) =>
  pick() < 0.5 ? shifted(word, 0x24b6, 0x24d0) : shifted(word, 0x1f150, 0x1f150);
export const PARENTHESISED: Font = (word, pick) =>
  pick() < 0.5 ? shifted(word, 0x249c, 0x249c) : shifted(word, 0x1f110, 0x1f110);
export const SQUARED: Font = (word, pick) =>
  pick() < 0.5 ? shifted(word, 0x1f130, 0x1f130) : shifted(word, 0x1f170, 0x1f170);
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Side by side, the letters of a country's code are drawn as its flag. */
const drawnAsFlags = (word: string): boolean =>
  (word.toUpperCase().match(/[A-Z]{2}/g) ?? []).some((code) => regions.of(code) !== undefined);

/** Regional indicators; a blank or a joiner keeps those apart that would be drawn as flags. */
export const REGIONAL: Font = (word, pick) =>
  [...shifted(word, 0x1f1e6, 0x1f1e6)].join(
    oneOf(drawnAsFlags(word) ? [' ', '\u200b'] : ['', ' ', '\u200b'], pick),
  );

function table(letters: string): (word: string) => string {
  const styled = [...letters];
  return (word) => word.replace(/[a-z]/gi, (c) => styled[c.toLowerCase().charCodeAt(0) - 97] ?? c);
}
export const SMALL_CAPITALS = table('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀsᴛᴜᴠᴡxʏᴢ');
export const CURRENCY = table('₳฿₵ĐɆ₣₲ⱧłJ₭Ⱡ₥₦Ø₱QⱤ₴₮ɄV₩ӾɎⱫ');
export const STROKED = table('ⱥƀȼđɇfǥħɨɉꝁłmnøᵽꝗɍsŧᵾvwxɏƶ');
export const SUPERSCRIPT = table('ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖqʳˢᵗᵘᵛʷˣʸᶻ');
