import { type Node, PhraseError, parsePhrase } from './phrase.ts';

/** Forms of an English word or phrase word, itself included; given by `tools/pack`, so that no tagger is needed here. */
export type Inflect = (word: string) => string[];

/** Slots whose spans the engine computes from the text. */
export const SLOTS = [
  'number',
  'age',
  'phone',
  'phone:foreign',
  'link',
  'chat',
  'email',
  'money',
  'money:foreign',
  'money:idr',
  'pay:high',
  'pay:out-of-line',
  'disguised',
  'question',
  'line',
  'bullet',
  'picture',
  'quoted',
  'short',
  'long',
  'place:hub',
  'place:transit',
  'place:legal',
  'place:mideast',
  'place:malaysia',
  'place:border',
  'place:abroad',
  'place:domestic',
  'role:online',
  'role:gambling',
  'role:scam',
  'role:domestic',
  'role:sea',
  'role:nightlife',
  'role:manual',
  'role:skilled',
  'role:any',
] as const;

/** An element of a sequence: a symbol, a set of symbols, or a gap of up to `gap` tokens. */
export type Element = { symbols: number[] } | { gap: number };
export type Sequence = { out: number; elements: Element[] };

const SPELLED = new Set(['id', 'ms', 'jv', 'su', 'bjn', 'min', 'mad', 'ban', 'sas', 'bug']);
/** Optional parts double a phrase each time; beyond this it should be split. */
const MOST_VARIANTS = 256;

/** Interns symbols and lowers phrases to sequences over them. */
export class Grammar {
  readonly words = new Map<string, number>();
  readonly stems = new Map<string, number>();
  readonly exact = new Map<string, number>();
  readonly named = new Map<string, number>();
  readonly sequences: Sequence[] = [];
  private readonly groups = new Map<string, number>();
  private readonly fields: ReadonlySet<string>;
  private readonly variants: ReadonlyMap<string, string[]>;
  private readonly inflect: Inflect;
  private count = 0;

  constructor(fields: ReadonlySet<string>, variants: ReadonlyMap<string, string[]>, inflect: Inflect) {
    this.fields = fields;
    this.variants = variants;
    this.inflect = inflect;
    for (const slot of SLOTS) this.name(slot);
    for (const field of fields) this.name(`@${field}`);
  }

  get size(): number {
    return this.count;
  }

  /** A new symbol without a name. */
  symbol(): number {
    return this.count++;
  }

  name(name: string): number {
    return intern(this.named, name, () => this.symbol());
  }

  /**
   * Adds one phrase that leads to `out`.
   * @throws PhraseError
   */
  add(phrase: string, language: string, out: number): void {
    const nodes = parsePhrase(phrase);
    for (const elements of this.lower(nodes, language, phrase)) this.sequences.push({ out, elements });
  }

  /** The flag emoji of a country leads to `out`. */
  addFlag(country: string, out: number): void {
    this.sequences.push({ out, elements: [{ symbols: [this.plain(`flag:${country}`)] }] });
  }

  /** Symbol of an operand: a lone slot is its own symbol. */
  operand(phrase: string): number {
    const nodes = parsePhrase(phrase);
    const only = nodes.length === 1 ? nodes[0] : undefined;
    if (only?.type === 'slot') return this.slot(only.name, phrase);
    return intern(this.groups, phrase, () => {
      const out = this.symbol();
      this.add(phrase, 'id', out);
      return out;
    });
  }

  private lower(nodes: Node[], language: string, phrase: string): Element[][] {
    const unspaced = nodes.some((n) => n.type === 'word' && n.unspaced);
    let variants: Element[][] = [[]];
    const extend = (options: Element[][]): void => {
      variants = variants.flatMap((v) => options.map((o) => [...v, ...o]));
      if (variants.length > MOST_VARIANTS) {
        throw new PhraseError(`"${phrase}": fewer optional parts; split it into two phrases`);
      }
    };
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (!node) continue;
      const next = nodes[i + 1];
      if (node.type === 'gap') {
        // A word of a language without spaces is about three characters.
        extend([[{ gap: unspaced ? node.most * 3 : node.most }]]);
      } else if (node.type === 'choice') {
        const element = this.choice(node.options, language, phrase);
        extend(node.optional ? [[], [element]] : [[element]]);
      } else if (node.type === 'slot') {
        extend([[{ symbols: [this.slot(node.name, phrase)] }]]);
      } else if (
        next?.type === 'word' &&
        next.text === node.text &&
        node.form === 'plain' &&
        !node.unspaced
      ) {
        const pair = { symbols: this.word(node, language) };
        extend([[pair, pair], [{ symbols: [this.plain(`${node.text}2`)] }]]);
        i++;
      } else {
        extend([[{ symbols: this.word(node, language) }]]);
      }
    }
    return variants.map((v) => tidyGaps(v)).filter((v) => v.some((e) => 'symbols' in e));
  }

  /** Single words join one set; longer alternatives become a symbol of their own, shared wherever it recurs. */
  private choice(options: Node[][], language: string, phrase: string): Element {
    const symbols = new Set<number>();
    for (const option of options) {
      for (const sequence of this.lower(option, language, phrase)) {
        const only = sequence.length === 1 ? sequence[0] : undefined;
        if (only && 'symbols' in only) for (const s of only.symbols) symbols.add(s);
        else symbols.add(this.group(sequence));
      }
    }
    return { symbols: [...symbols] };
  }

  private group(elements: Element[]): number {
    return intern(this.groups, JSON.stringify(elements), () => {
      const out = this.symbol();
      this.sequences.push({ out, elements });
      return out;
    });
  }

  private slot(name: string, phrase: string): number {
    const known = this.named.get(name);
    if (known !== undefined) return known;
    const hint = name.startsWith('@')
      ? `a field of rules/lexicon/fields (there is no ${name.slice(1)})`
      : `one of <${SLOTS.join('> <')}>`;
    throw new PhraseError(`"${phrase}": <${name}> is not known: ${hint}`);
  }

  private word(node: Extract<Node, { type: 'word' }>, language: string): number[] {
    if (node.form === 'exact') return [intern(this.exact, node.text, () => this.symbol())];
    if (node.form === 'stem') return [intern(this.stems, node.text, () => this.symbol())];
    if (language === 'en' && /^[a-z]{2,}$/.test(node.text)) {
      return [...new Set([node.text, ...this.inflect(node.text)])].map((w) => this.plain(w));
    }
    const meant = SPELLED.has(language) ? this.variants.get(node.text) : undefined;
    return (meant ?? [node.text]).map((w) => this.plain(w));
  }

  private plain(word: string): number {
    return intern(this.words, word, () => this.symbol());
  }

  /** Words that variants stand for, so that the variants can be read. */
  has(word: string): boolean {
    return this.words.has(word);
  }

  isField(name: string): boolean {
    return this.fields.has(name);
  }
}

function intern<K>(map: Map<K, number>, key: K, make: () => number): number {
  const known = map.get(key);
  if (known !== undefined) return known;
  const symbol = make();
  map.set(key, symbol);
  return symbol;
}

/** Optional parts can leave gaps side by side or at an end. */
function tidyGaps(elements: Element[]): Element[] {
  const tidy: Element[] = [];
  for (const element of elements) {
    const last = tidy.at(-1);
    if ('gap' in element && last && 'gap' in last) tidy[tidy.length - 1] = { gap: last.gap + element.gap };
    else if (!('gap' in element) || last) tidy.push(element);
  }
  while (tidy.length > 0 && 'gap' in (tidy.at(-1) as Element)) tidy.pop();
  return tidy;
}
