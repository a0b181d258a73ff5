import type { MatchPack, PackPattern, PackTrigger } from '../schema/pack.ts';
import { anchors } from './anchors.ts';
import { type Compiler, variantMap } from './compiler.ts';
import { encodeLayer, SetTable } from './encode.ts';
import { CycleError, layer } from './layers.ts';

type Encoded = {
  pack: Pick<
    MatchPack,
    'words' | 'stems' | 'exact' | 'named' | 'symbols' | 'variants' | 'sets' | 'layers' | 'lexiconLayers'
  >;
  number: (symbol: number) => number;
};

/** Numbers the symbols by kind, so that a pack needs no table, and writes the layers. */
export function encode(c: Compiler, lexicon: ReadonlySet<number>): Encoded | undefined {
  const { grammar } = c;
  let layered: ReturnType<typeof layer>;
  try {
    layered = layer(grammar, lexicon);
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
  const numbers = new Map<number, number>();
  const kinds = [grammar.words, grammar.stems, grammar.exact, grammar.named];
  for (const map of kinds) for (const symbol of map.values()) numbers.set(symbol, numbers.size);
  const number = (symbol: number): number => {
    const known = numbers.get(symbol) ?? numbers.size;
    numbers.set(symbol, known);
    return known;
  };
  const sets = new SetTable();
  for (const { elements } of layered.layers.flat()) {
    for (const e of elements) if ('symbols' in e && e.symbols.length > 1) sets.of(e.symbols.map(number));
  }
  const anchorOf = anchors(layered.layers.flat(), grammar);
  const layers = layered.layers.map((l) => encodeLayer(l, number, sets, anchorOf));
  const variants = [...variantMap(c.rules)]
    .map(([variant, words]) => [variant, words.filter((w) => grammar.has(w))] as const)
    .filter(([, words]) => words.length > 0)
    .map(([variant, words]) => `${variant}=${words.join(',')}`);
  const joined = (map: Map<string, number>): string => [...map.keys()].join(' ');
  return {
    number,
    pack: {
      words: joined(grammar.words),
      stems: joined(grammar.stems),
      exact: joined(grammar.exact),
      named: joined(grammar.named),
      symbols: grammar.size,
      variants: variants.join(' '),
      sets: sets.toString(),
      layers,
      lexiconLayers: layered.lexiconLayers,
    },
  };
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
  const { kinds, gates } = parts.scoring;
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
      gates: { abroad: gates.abroad.map(pattern), 'offer-terms': gates['offer-terms'].map(pattern) },
      help: parts.scoring.help.map(pattern),
    },
  };
}
