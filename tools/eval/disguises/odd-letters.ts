/**
 * Letters of further costumes, for the second generator: each string holds a to z in order, one character per letter
 * (a blank where the costume has none).
 */
export const COSTUMES: Readonly<Record<string, string>> = {
  east: '卂乃匚ᗪ乇千ᎶН丨ﾌҜㄥ爪几ㄖ卩Ɋ尺丂ㄒㄩᐯ山乂ㄚ乙',
  lisu: 'ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑ ꓣꓢꓔꓴꓦꓪꓫꓬꓜ',
  african: 'αɓςɗεƒɠɦίʝƙℓɱɳσρϙɾșƚυνωχყȥ',
  tailed: 'ąҍçժҽƒցհìʝҟӀʍղօքզɾʂէմѵա×վՀ',
  subscript: 'ₐ   ₑ  ₕᵢⱼₖₗₘₙₒₚ ᵣₛₜᵤᵥ ₓ  ',
  double: '𝕒𝕓𝕔𝕕𝕖𝕗𝕘𝕙𝕚𝕛𝕜𝕝𝕞𝕟𝕠𝕡𝕢𝕣𝕤𝕥𝕦𝕧𝕨𝕩𝕪𝕫',
  bold: '𝗮𝗯𝗰𝗱𝗲𝗳𝗴𝗵𝗶𝗷𝗸𝗹𝗺𝗻𝗼𝗽𝗾𝗿𝘀𝘁𝘂𝘃𝘄𝘅𝘆𝘇',
  slanted: '𝘢𝘣𝘤𝘥𝘦𝘧𝘨𝘩𝘪𝘫𝘬𝘭𝘮𝘯𝘰𝘱𝘲𝘳𝘴𝘵𝘶𝘷𝘸𝘹𝘺𝘻',
  script: '𝓪𝓫𝓬𝓭𝓮𝓯𝓰𝓱𝓲𝓳𝓴𝓵𝓶𝓷𝓸𝓹𝓺𝓻𝓼𝓽𝓾𝓿𝔀𝔁𝔂𝔃',
  raised: 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ ʳˢᵗᵘᵛʷˣʸᶻ',
  small: 'ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘ ʀꜱᴛᴜᴠᴡ ʏᴢ',
  cyrillic: 'аЬсԁе  һіјкӏмпорԛгѕт ѵѡху ',
  greek: 'αβ δε  ηιϳκ μηορ  στυνωχγζ',
};

/** A word in a costume; letters without one stay. */
export function dressed(word: string, costume: string): string {
  const letters = [...(COSTUMES[costume] ?? '')];
  return word.replace(/[a-z]/gi, (c) => {
    const letter = letters[c.toLowerCase().charCodeAt(0) - 97] ?? ' ';
    return letter === ' ' ? c : letter;
  });
}
