import type { MatchPack, PackPattern, PackTrigger } from '../schema/pack.ts';
import { anchors } from './anchors.ts';
import { type Compiler, variantMap } from './compiler.ts';
import { SYMBOLS } from './decode.ts';
import { encodeLayers, type Places } from './encode.ts';
import { type Grammar, type Sequence, SLOTS } from './grammar.ts';
import { CycleError, layer } from './layers.ts';
import { writeMeanings } from './meanings.ts';
import { ONE, TWO_END } from './numbers.ts';
import { SetTable } from './set-table.ts';
import { writeWords } from './word-list.ts';

type Encoded = {
  pack: Pick<
    MatchPack,
    | 'words'
    | 'stems'
    | 'exact'
    | 'slots'
    | 'symbols'
    | 'variants'
    | 'meant'
    | 'common'
    | 'firstOut'
    | 'sets'
    | 'counts'
    | 'layers'
    | 'lexiconLayers'
  >;
  number: (symbol: number) => number;
};

/**
 * Numbers the symbols by kind, so that a pack needs no table, and writes the layers. Of outputs of `lexicon` and `whole` the
 * longest phrase counts.
 */
export function encode(
  c: Compiler,
  lexicon: ReadonlySet<number>,
  whole: Iterable<number>,
): Encoded | undefined {
  const { grammar } = c;
  let layered: ReturnType<typeof layer>;
  try {
    layered = layer(grammar, lexicon, new Set([...lexicon, ...whole]));
  } catch (error) {
    if (!(error instanceof CycleError)) throw error;
    const names = [...grammar.named].filter(([, s]) => error.symbols.includes(s)).map(([n]) => n.slice(1));
    const key = names[0] === undefined ? 'lexicon/places' : `fields/${names[0]}`;
    c.problems.push({
      key,
      path: ['words'],
      expectation: `no field that leads back to itself (${names.join(', ')})`,
    });
    return undefined;
  }
  const { layers, lexiconLayers } = layered;
  const often = singles(layers.flat());
  const words = ordered(grammar.words, often);
  const stems = ordered(grammar.stems, often);
  const exact = ordered(grammar.exact, often);
  const slots = SLOTS.map((name): [string, number] => [name, grammar.name(name)]);
  const numbers = new Map<number, number>();
  for (const [, symbol] of [...words, ...stems, ...exact, ...slots]) numbers.set(symbol, numbers.size);
  const firstOut = numbers.size;
  let before = -1;
  for (const { out } of layers.flat()) {
    // The index counts outputs on from `firstOut`.
    if (out !== before && numbers.has(out)) throw new Error(`sequences of output ${out} stand apart`);
    if (out !== before) numbers.set(out, numbers.size);
    before = out;
  }
  const number = (symbol: number): number => {
    const known = numbers.get(symbol) ?? numbers.size;
    numbers.set(symbol, known);
    return known;
  };
  const symbols = grammar.size;
  const sets = new SetTable();
  const placesOf = anchors(layers.flat(), grammar);
  const written = encodeLayers(layers, { number, symbols }, sets, placesOf);
  const variants = [...variantMap(c.rules)]
    .filter(([, words]) => words.some((word) => grammar.has(word)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const joined = (list: [string, number][]): string => writeWords(list.map(([word]) => word));
  return {
    number,
    pack: {
      words: joined(words),
      stems: joined(stems),
      exact: joined(exact),
      slots: slots.map(([name]) => name).join(' '),
      symbols,
      variants: writeWords(variants.map(([variant]) => variant)),
      meant: writeMeanings(variants.map(([, words]) => symbolsOf(words, grammar).map(number))),
      common: writeWords([...(c.rules.spelling.common ?? [])].sort()),
      firstOut,
      sets: sets.toString(),
      counts: { ...countsOf(layers.flat(), placesOf), sets: sets.size, members: sets.members },
      layers: written,
      lexiconLayers,
    },
  };
}

/** How much room an index of sequences needs. */
export function countsOf(
  sequences: readonly Sequence[],
  placesOf: (sequence: Sequence) => Places,
): Pick<MatchPack['counts'], 'elements' | 'links'> {
  let elements = 0;
  let links = 0;
  for (const sequence of sequences) {
    elements += sequence.elements.length + 1;
    const anchor = sequence.elements[placesOf(sequence).anchor];
    if (anchor && 'symbols' in anchor) links += anchor.symbols.length;
  }
  return { elements, links };
}

/** Symbols that stand alone in sequences, those used most first. */
function singles(sequences: readonly Sequence[]): Map<number, number> {
  const uses = new Map<number, number>();
  for (const { elements } of sequences) {
    for (const element of elements) {
      const only = 'symbols' in element && element.symbols.length === 1 ? element.symbols[0] : undefined;
      if (only !== undefined) uses.set(only, (uses.get(only) ?? 0) + 1);
    }
  }
  return new Map([...uses].sort((a, b) => b[1] - a[1] || a[0] - b[0]));
}

/** So many symbols have numbers of one character in a sequence, and of two at most. */
const SHORTEST = ONE - SYMBOLS;
const SHORT = TWO_END - SYMBOLS;

/**
 * Words in the order of their numbers. Those that stand alone in sequences most often come first, as many as have short
 * numbers; else in the order of the alphabet, so that neighbours share letters.
 */
function ordered(words: ReadonlyMap<string, number>, alone: ReadonlyMap<number, number>): [string, number][] {
  const places = new Map([...alone.keys()].map((symbol, place) => [symbol, place]));
  const rank = (symbol: number): number => {
    const place = places.get(symbol) ?? SHORT;
    return place < SHORTEST ? 0 : place < SHORT ? 1 : 2;
  };
  return [...words].sort(([a, m], [b, n]) => rank(m) - rank(n) || (a < b ? -1 : 1));
}

/** Symbols of words that a variant stands for: as they are and as stems. */
function symbolsOf(words: readonly string[], grammar: Grammar): number[] {
  return words
    .filter((word) => grammar.has(word))
    .flatMap((word) => [grammar.words.get(word) ?? [], grammar.stems.get(word) ?? []].flat());
}

type Numbered = Pick<
  MatchPack,
  'places' | 'roles' | 'flags' | 'combinations' | 'reassurances' | 'kinds' | 'voice' | 'facts' | 'scoring'
>;

/** Replaces compile-time symbols by the pack's numbers. */
export function renumber(parts: Numbered, number: (symbol: number) => number): Numbered {
  const n = (symbol: number): number => (symbol < 0 ? -1 : number(symbol));
  const pattern = (p: PackPattern): PackPattern => ({
    ...p,
    all: p.all.map(n),
    of: p.of.map(n),
    none: p.none.map(n),
  });
  const trigger = <T extends PackTrigger>(t: T): T => ({
    ...t,
    symbol: n(t.symbol),
    unless: n(t.unless),
    patterns: t.patterns.map(pattern),
  });
  const { kinds, gates, denial } = parts.scoring;
  return {
    places: parts.places.map((p) => ({
      ...p,
      names: n(p.names),
      context: n(p.context),
      unless: n(p.unless),
      classes: p.classes.map(n),
    })),
    roles: parts.roles.map((r) => ({
      ...r,
      names: n(r.names),
      unless: n(r.unless),
      classes: r.classes.map(n),
    })),
    flags: parts.flags.map((f) => trigger({ ...f, self: n(f.self) })),
    combinations: parts.combinations,
    reassurances: parts.reassurances.map((r) => trigger({ ...r, self: n(r.self) })),
    kinds: parts.kinds.map((k) => ({ ...k, signals: k.signals.map(trigger) })),
    ...(parts.voice
      ? { voice: { ...parts.voice, traits: parts.voice.traits.map((t) => ({ ...t, symbol: n(t.symbol) })) } }
      : {}),
    facts: parts.facts.map((f) => ({ ...f, stated: n(f.stated), denied: n(f.denied) })),
    scoring: {
      ...parts.scoring,
      kinds: { ...kinds, call: n(kinds.call), quoteIntro: n(kinds.quoteIntro) },
      ...(denial
        ? {
            denial: {
              before: n(denial.before),
              after: n(denial.after),
              fixed: n(denial.fixed),
              carry: n(denial.carry),
              join: n(denial.join),
              turn: n(denial.turn),
            },
          }
        : {}),
      gates: { abroad: gates.abroad.map(pattern), 'offer-terms': gates['offer-terms'].map(pattern) },
      help: parts.scoring.help.map(pattern),
    },
  };
}
