/**
 * Letters of other alphabets, small capitals and enclosed letters that a reader takes for Latin ones.
 * A hand-picked part of Unicode UTS #39 (confusables), to which NFKC has no answer.
 */
const HOMOGLYPH_PAIRS =
  'аaвbсcԁdеeғfɡgнhһhіiјjкkӏlмmпnոnоoрpԛqгrѕsтtυuцuѵvԝwшwхxуyүyʐz' +
  'αaβbςcδdεeιiκkοoρpτtυuχxωwζz' +
  'օoսuհhցgլlքpԼlՕoՍuՏsՅj' +
  'ьbѡwнhҍbҽeҟkҝkяrϳjϙqλaξeժdզqէtմuաwղnվy' +
  'ᗩaᗷbᑕcᗪdᗴeᖴfᕼhᒍjᒪlᗰmᑎnᑭpᖇrᔕsᑌuᐯvᗯwꭺaᏼbꮯcꭰdꭼeꮐgꮆgꮋhꭵiꭻjꮶkꮮlꮇmꮲpꭱrꮪsꭲtꮩvꮤwꭹyꮓz';

const FONT_PAIRS =
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpǫqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz' +
  'ɑaɓbɕcɗdəeɛeɠgɦhɨiʝjƙkɭlɱmɳnɔoɵoɾrʂsʈtʉuʋvʎy' +
  'ӿxƀbȼcɇeǥgɨiɉjꝁkłlᵽpᵾuꝗqɍrŧtɏyƶzⱥaƈcƒfƥpʠqƭtʋvⱬzⱨhⱡlɽr' +
  'ɋqყyȥzǃiㄥlㄖoㄒtㄩuㄚyടsђhєe' +
  '₳a₵c₣f₲g₭k₥m₦n₴s₮t' +
  'ꓮaꓐbꓚcꓓdꓰeꓝfꓖgꓧhꓲiꓙjꓗkꓡlꓟmꓠnꓳoꓑpꓣrꓢsꓔtꓴuꓦvꓪwꓫxꓬyꓜz';

/** Characters and what they stand for, by turns. */
export function pairs(text: string): Map<string, string> {
  const map = new Map<string, string>();
  const letters = [...text];
  for (let i = 0; i + 1 < letters.length; i += 2) map.set(letters[i] ?? '', letters[i + 1] ?? '');
  return map;
}

export const HOMOGLYPHS: ReadonlyMap<string, string> = pairs(HOMOGLYPH_PAIRS);
export const FONT_LETTERS: ReadonlyMap<string, string> = pairs(FONT_PAIRS);

/** Letters that are worn for one Latin letter by some and for another by others; folding leaves them as they are. */
export const EITHER: Readonly<Record<string, string>> = {
  σ: 'os',
  η: 'nh',
  ν: 'vn',
  γ: 'yg',
  μ: 'um',
  ʍ: 'wm',
  ƚ: 'tl',
};

/** Eastern characters that are worn for Latin letters beside those of other alphabets: 卩卂ㄒㄩ丂. */
export const EASTERN: ReadonlyMap<string, string> = pairs(
  '卂a乃b匚c乇e千f卄h丨i丿jフj爪m几n〇o卩p尺r丂s山w乂x乙z' + 'คa๒b๔dเi๓mภn๏oรsยuบuทnฬw',
);

/** Latin letter of an enclosed symbol (🅰 🅚 🄺 ⒦ 🄚), where NFKC leaves it alone or adds brackets; undefined otherwise. */
export function enclosedLetter(codePoint: number): string | undefined {
  for (const base of [0x1f130, 0x1f150, 0x1f170, 0x249c, 0x1f110]) {
    if (codePoint >= base && codePoint < base + 26) return String.fromCharCode(97 + codePoint - base);
  }
  return undefined;
}

/** Letters that stand on their heads and look like no other. */
const TURNED = pairs('ɐaǝeɟfƃgɥhᴉiɾjʞkɯmɹrʇtʌvʍwʎy' + 'bqqbdppdunnuɔc');
const turnedLetters = /[ɐǝɟƃɥᴉʞɯɹʇʌʍʎ]/gu;
/** Letters that nobody takes for decoration: one of them is enough. */
const onlyTurned = /[ɐǝɟƃɥᴉʞɯɹʇ]/u;
const LEAST_TURNED = 2;

/** A word written upside down, read from its end; undefined for any other. */
export function turnedUpright(word: string): string | undefined {
  const turned = word.match(turnedLetters)?.length ?? 0;
  if (turned < LEAST_TURNED && !onlyTurned.test(word)) return undefined;
  return [...word.toLowerCase()]
    .reverse()
    .map((c) => TURNED.get(c) ?? c)
    .join('');
}

/** Letters that are built of two or three signs. */
export const builtLetters = /\|[v-]\||\|[<)]|\/\\|\\\/|\(\)/g;
const BUILT: Readonly<Record<string, string>> = {
  '|v|': 'm',
  '|-|': 'h',
  '|<': 'k',
  '|)': 'd',
  '/\\': 'a',
  '\\/': 'v',
  '()': 'o',
};

/** A text with the letters that are built of signs as letters. */
export function readBuilt(text: string): string {
  return text.replace(builtLetters, (letter) => BUILT[letter] ?? letter);
}
