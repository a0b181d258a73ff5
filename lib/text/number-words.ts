/** Indonesian, Javanese (also the linking forms: rong yuto, limang atus), Sundanese, Madurese, Minang, English and Chinese. */
const ONES = new Map(
  Object.entries({
    ...valued(1, 'satu siji setunggal hiji settong ciek one 一'),
    ...valued(2, 'dua loro rong kalih duo two 两 兩 二'),
    ...valued(3, 'tiga telu telung tilu tello tigo three 三'),
    ...valued(4, 'empat papat patang sekawan opat ampek four 四'),
    ...valued(5, 'lima limang gangsal limo lema five 五'),
    ...valued(6, 'enam enem nem genep ennem anam six 六'),
    ...valued(7, 'tujuh pitu pitung petto tujuah seven 七'),
    ...valued(8, 'delapan lapan wolu wolung dalapan ballu eight 八'),
    ...valued(9, 'sembilan sanga songo sangang sambilan salapan nine 九'),
  }),
);
const FIXED = new Map(
  Object.entries({
    ...valued(0.5, 'setengah satengah half'),
    ...valued(10, 'sepuluh sapuluh sedasa sapolo sapuluah ten 十'),
    ...valued(11, 'sebelas sewelas sabelas eleven'),
    ...valued(12, 'rolas twelve'),
    ...valued(15, 'limolas fifteen'),
    ...valued(20, 'twenty'),
    ...valued(25, 'selawe'),
    ...valued(30, 'thirty'),
    ...valued(50, 'seket fifty'),
    ...valued(100, 'seratus satus saratus'),
  }),
);
const TEENS = new Set(['belas', 'welas']);
const TENS = new Set(['puluh', 'polo', 'puluah', '十']);
const HUNDREDS = new Set(['ratus', 'atus', 'hundred']);

function valued(value: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]));
}

const NOTHING = new Set(['nol', 'kosong', 'zero', 'enol']);

/** The digit that a word stands for, as in phone numbers read out; undefined for any other word. */
export function digitWord(word: string): string | undefined {
  if (NOTHING.has(word)) return '0';
  const one = ONES.get(word);
  return one === undefined ? undefined : String(one);
}

/** Whether a number written in words can begin with this one. */
export function beginsNumber(word: string): boolean {
  return ONES.has(word) || FIXED.has(word);
}

/** A number written in words from token `from` on, with the index after it; undefined if there is none. */
export function numberWords(words: string[], from: number): { value: number; to: number } | undefined {
  const first = words[from] ?? '';
  if (!ONES.has(first) && !FIXED.has(first)) return undefined;
  let total = 0;
  let to = from;
  for (let i = from; i < words.length && i < from + 6; i++) {
    const word = words[i] ?? '';
    const fixed = FIXED.get(word);
    const one = ONES.get(word);
    if (fixed !== undefined) total += fixed;
    else if (one === undefined) break;
    else if (TEENS.has(words[i + 1] ?? '')) total += one + 10 * Number(++i > 0);
    else if (TENS.has(words[i + 1] ?? '')) total += one * 10 * Number(++i > 0);
    else if (HUNDREDS.has(words[i + 1] ?? '')) total += one * 100 * Number(++i > 0);
    else total += one;
    to = i + 1;
  }
  return to > from ? { value: total, to } : undefined;
}
