/**
 * Letters of other alphabets, small capitals and enclosed letters that a reader takes for Latin ones.
 * A hand-picked part of Unicode UTS #39 (confusables), to which NFKC has no answer.
 */
const HOMOGLYPH_PAIRS =
  'аaвbсcԁdеeғfɡgнhһhіiјjкkӏlмmпnոnоoрpԛqгrѕsтtυuцuѵvԝwшwхxуyүyʐz' +
  'αaβbςcδdεeηnιiκkμuνvοoρpσoτtχxωwγyζz' +
  'АaВbСcЕeНhІiЈjКkМmОoРpЅsТtХxУyҮyԜwԚq' +
  'ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧx' +
  'օoսuհhցgլlքpԼlՕoՍuՏsՅj' +
  'ᗩaᗷbᑕcᗪdᗴeᖴfᕼhᒍjᒪlᗰmᑎnᑭpᖇrᔕsᑌuᐯvᗯwᎪaᏴbᏟcᎠdᎬeᏀgᎻhᎥiᎫjᏦkᏞlᎷmᏢpᎡrᏚsᎢtᏙvᏔwᎩyᏃz';

const FONT_PAIRS =
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpǫqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz' + 'ɑaɐaɓbɕcɗdəeɛeɠgɦhɨiʝjƙkɭlɱmɳnɔoɵoɾrʂsʈtʉuʋvʍwʎy';

function pairs(text: string): Map<string, string> {
  const map = new Map<string, string>();
  const letters = [...text];
  for (let i = 0; i + 1 < letters.length; i += 2) map.set(letters[i] ?? '', letters[i + 1] ?? '');
  return map;
}

export const HOMOGLYPHS: ReadonlyMap<string, string> = pairs(HOMOGLYPH_PAIRS);
export const FONT_LETTERS: ReadonlyMap<string, string> = pairs(FONT_PAIRS);

/** Latin letter of an enclosed symbol (🅰 🅚 🄺 Ⓚ), where NFKC leaves it alone; undefined otherwise. */
export function enclosedLetter(codePoint: number): string | undefined {
  for (const base of [0x1f130, 0x1f150, 0x1f170]) {
    if (codePoint >= base && codePoint < base + 26) return String.fromCharCode(97 + codePoint - base);
  }
  return undefined;
}
