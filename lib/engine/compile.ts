import type {
  MatchPack,
  PackCombination,
  PackFlag,
  PackMoney,
  PackPattern,
  PackTrigger,
  PackWage,
} from '../schema/pack.ts';
import type { Pattern, Phrases, Rules } from '../schema/rules.ts';
import type { RuleWords, WordsPack } from '../schema/words.ts';
import { tokenise } from '../text/tokenise.ts';
import { encodeLayer, SetTable } from './encode.ts';
import { Grammar, type Inflect } from './grammar.ts';
import { CycleError, layer } from './layers.ts';
import { compileMoney, compileWages } from './money.ts';
import { PhraseError } from './phrase.ts';

/** One thing wrong in a rule. `key` is the rule (`flags/ID`, `lexicon/places` …), `path` the place in its file. */
export type CompileProblem = { key: string; path: (string | number)[]; expectation: string };

/** Thrown when rules cannot be compiled; `problems` lists everything that is wrong. */
export class CompileError extends Error {
  readonly problems: CompileProblem[];
  constructor(problems: CompileProblem[]) {
    super(problems.map((p) => `${p.key} ${p.path.join('.')}: ${p.expectation}`).join('\n'));
    this.name = 'CompileError';
    this.problems = problems;
  }
}

export type CompileOptions = {
  /** Hash of the rules. */
  version: string;
  /** English word forms; without it English phrases match as written. */
  inflect?: Inflect;
};

type Path = (string | number)[];

class Compiler {
  readonly problems: CompileProblem[] = [];
  readonly grammar: Grammar;
  readonly rules: Rules;

  constructor(rules: Rules, inflect: Inflect) {
    this.rules = rules;
    const fields = new Set(rules.fields.map((f) => f.id));
    this.grammar = new Grammar(fields, variantMap(rules), inflect);
    for (const flag of [...rules.flags, ...rules.combinations]) this.grammar.name(`flag:${flag.id}`);
    for (const reassurance of rules.reassurances) this.grammar.name(`reassurance:${reassurance.id}`);
  }

  /** Runs one step and notes what a rule author has to mend. */
  attempt<T>(key: string, path: Path, step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      this.problems.push({ key, path, expectation: error.message });
      return undefined;
    }
  }

  phrases(key: string, path: Path, phrases: Phrases | undefined, out: number): boolean {
    let any = false;
    for (const [language, list] of Object.entries(phrases ?? {})) {
      list.forEach((phrase, i) => {
        any = true;
        this.attempt(key, [...path, language, i], () => this.grammar.add(phrase, language, out));
      });
    }
    return any;
  }

  /** A symbol for a list of phrases without language; -1 for none. */
  list(key: string, path: Path, phrases: string[] | undefined): number {
    if (!phrases || phrases.length === 0) return -1;
    const out = this.grammar.symbol();
    phrases.forEach((phrase, i) => {
      this.attempt(key, [...path, i], () => this.grammar.add(phrase, 'id', out));
    });
    return out;
  }

  byLanguage(key: string, path: Path, phrases: Phrases | undefined): number {
    const out = this.grammar.symbol();
    return this.phrases(key, path, phrases, out) ? out : -1;
  }

  private operand(key: string, path: Path, operand: string): number {
    const symbol = this.attempt(key, path, () => {
      if (!/^(?:flag|reassurance):/.test(operand)) return this.grammar.operand(operand);
      const known = this.grammar.named.get(operand);
      if (known === undefined) throw new PhraseError(`${operand}: an id that exists`);
      return known;
    });
    return symbol ?? 0;
  }

  pattern(key: string, path: Path, pattern: Pattern): PackPattern {
    const each = (name: 'all' | 'any' | 'of' | 'none'): number[] =>
      (pattern[name] ?? []).map((o, i) => this.operand(key, [...path, name, i], o));
    const any = each('any');
    const of = each('of');
    if (any.length > 0 && of.length > 0) {
      this.problems.push({ key, path, expectation: '`any` or `atLeast` with `of`, not both' });
    }
    const within = pattern.within ?? 'sentence';
    return {
      all: each('all'),
      of: any.length > 0 ? any : of,
      least: any.length > 0 ? 1 : (pattern.atLeast ?? 0),
      none: each('none'),
      within: within === 'post' ? 0 : within === 'sentence' ? -1 : within,
    };
  }

  trigger(
    key: string,
    path: Path,
    rule: {
      phrases?: Phrases | undefined;
      patterns?: Pattern[] | undefined;
      unless?: string[] | undefined;
    },
  ): PackTrigger {
    return {
      symbol: this.byLanguage(key, [...path, 'phrases'], rule.phrases),
      patterns: (rule.patterns ?? []).map((p, i) => this.pattern(key, [...path, 'patterns', i], p)),
      unless: this.list(key, [...path, 'unless'], rule.unless),
    };
  }
}

/** How people shorten words, read the other way round: variant to the words meant, both folded. */
function variantMap(rules: Rules): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [word, variants] of Object.entries(rules.spelling.words)) {
    for (const variant of variants) {
      const token = tokenise(variant)[0]?.text;
      if (token === undefined || token === word) continue;
      map.set(token, [...new Set([...(map.get(token) ?? []), word])]);
    }
  }
  return map;
}

function compileFlag(c: Compiler, flag: Rules['flags'][number]): PackFlag {
  const key = `flags/${flag.id}`;
  if (!(flag.group in c.rules.scoring.groups)) unknownGroup(c, key, flag.group);
  return {
    id: flag.id,
    self: c.grammar.name(`flag:${flag.id}`),
    severity: flag.severity,
    weight: flag.weight,
    group: flag.group,
    sourced: flag.source.length > 0,
    needs: flag.needs ?? [],
    impliesAbroad: flag.impliesAbroad ?? false,
    ...c.trigger(key, [], flag),
  };
}

function unknownGroup(c: Compiler, key: string, group: string): void {
  const groups = Object.keys(c.rules.scoring.groups).join(', ');
  c.problems.push({ key, path: ['group'], expectation: `a group of scoring.yml (${groups}), not ${group}` });
}

function compileCombination(c: Compiler, rule: Rules['combinations'][number]): PackCombination {
  const key = `combinations/${rule.id}`;
  const known = new Set([...c.rules.flags, ...c.rules.combinations].map((f) => f.id));
  const check = (id: string, path: Path): void => {
    if (!known.has(id)) c.problems.push({ key, path, expectation: `a flag that exists, not ${id}` });
  };
  const all = rule.combines.all.map((part, i) => {
    const ids = typeof part === 'string' ? [part] : part;
    ids.forEach((id, j) => {
      check(id, ['combines', 'all', i, ...(typeof part === 'string' ? [] : [j])]);
    });
    return ids;
  });
  rule.combines.none?.forEach((id, i) => {
    check(id, ['combines', 'none', i]);
  });
  return {
    id: rule.id,
    severity: rule.severity ?? 'A',
    weight: rule.weight,
    group: rule.group ?? 'combinations',
    sourced: rule.source.length > 0,
    needs: rule.needs ?? [],
    impliesAbroad: rule.impliesAbroad ?? false,
    all,
    none: rule.combines.none ?? [],
  };
}

function compilePlaces(c: Compiler, lexicon: Set<number>): MatchPack['places'] {
  const key = 'lexicon/places';
  const ids = new Set(c.rules.places.map((p) => p.id));
  return c.rules.places.map((place, i) => {
    const classes = [place.class].flat();
    const abroad = classes.some((k) => k !== 'border' && k !== 'domestic');
    if (place.in !== undefined && !ids.has(place.in)) {
      c.problems.push({ key, path: ['places', i, 'in'], expectation: `a place id, not ${place.in}` });
    }
    const names = c.byLanguage(key, ['places', i, 'names'], place.names);
    if (place.flag && names >= 0) {
      c.grammar.addFlag(place.flag.toLowerCase(), names);
    }
    const context = c.byLanguage(key, ['places', i, 'needsContext'], place.needsContext);
    const unless = c.list(key, ['places', i, 'unless'], place.unless);
    for (const s of [names, context, unless]) if (s >= 0) lexicon.add(s);
    const emitted = new Set([...classes, ...(abroad ? (['abroad'] as const) : [])]);
    return {
      id: place.id,
      names,
      context,
      unless,
      abroad,
      country: place.in ?? place.id,
      classes: [...emitted].map((k) => c.grammar.name(`place:${k}`)),
    };
  });
}

function compileRoles(c: Compiler, lexicon: Set<number>): MatchPack['roles'] {
  const key = 'lexicon/roles';
  return c.rules.roles.map((role, i) => {
    const classes = [role.class].flat();
    const names = c.byLanguage(key, ['roles', i, 'names'], role.names);
    const unless = c.list(key, ['roles', i, 'unless'], role.unless);
    for (const s of [names, unless]) if (s >= 0) lexicon.add(s);
    return {
      id: role.id,
      names,
      unless,
      class: classes,
      classes: [...classes, 'any'].map((k) => c.grammar.name(`role:${k}`)),
    };
  });
}

/**
 * Compiles validated rules to the two parts of a pack. Pure: the same rules give the same pack.
 * @throws CompileError listing every phrase or reference that is wrong.
 */
export function compile(rules: Rules, options: CompileOptions): { match: MatchPack; words: WordsPack } {
  const c = new Compiler(rules, options.inflect ?? (() => []));
  const lexicon = new Set<number>();
  const places = compilePlaces(c, lexicon);
  const roles = compileRoles(c, lexicon);
  rules.fields.forEach((field) => {
    c.phrases(`fields/${field.id}`, ['words'], field.words, c.grammar.name(`@${field.id}`));
  });
  const flags = rules.flags.map((flag) => compileFlag(c, flag));
  const combinations = rules.combinations.map((rule) => compileCombination(c, rule));
  const reassurances = rules.reassurances.map((rule) => ({
    id: rule.id,
    self: c.grammar.name(`reassurance:${rule.id}`),
    weight: rule.weight,
    group: rule.group,
    ...c.trigger(`reassurances/${rule.id}`, [], rule),
  }));
  const kinds = rules.kinds.map((kind) => ({
    id: kind.id,
    signals: kind.signals.map((signal, i) => ({
      ...c.trigger(`kinds/${kind.id}`, ['signals', i], signal),
      weight: signal.weight,
      where: signal.where ?? ('anywhere' as const),
    })),
  }));
  const facts = rules.facts.map((fact) => ({
    id: fact.id,
    stated: c.byLanguage(`facts/${fact.id}`, ['stated'], fact.stated),
    denied: c.byLanguage(`facts/${fact.id}`, ['denied'], fact.denied),
  }));
  const scoring = compileScoring(c);
  const encoded = c.problems.length === 0 ? encode(c, lexicon) : undefined;
  if (c.problems.length > 0 || !encoded) throw new CompileError(c.problems);
  const money: PackMoney = compileMoney(rules.money);
  const wages: PackWage[] = compileWages(rules.wages, money.rates);
  const renumbered = renumber(
    { places, roles, flags, combinations, reassurances, kinds, facts, scoring },
    encoded.number,
  );
  return {
    match: {
      format: 1,
      version: options.version,
      ...encoded.pack,
      ...renumbered,
      money,
      highRupiah: rules.wages.highRupiah,
      wages,
    },
    words: compileWords(rules, options.version),
  };
}

function compileScoring(c: Compiler): MatchPack['scoring'] {
  const { scoring } = c.rules;
  const key = 'lexicon/scoring';
  const patterns = (path: Path, list: Pattern[]): PackPattern[] =>
    list.map((p, i) => c.pattern(key, [...path, i], p));
  const groups: MatchPack['scoring']['groups'] = {};
  for (const [name, group] of Object.entries(scoring.groups)) {
    groups[name] = { ...(group.cap ? { cap: group.cap } : {}), ...(group.firm ? { firm: true } : {}) };
  }
  return {
    thresholds: scoring.thresholds,
    saturation: scoring.saturation,
    combinationSaturation: scoring.combinationSaturation,
    groups,
    reassurances: scoring.reassurances,
    kinds: {
      tie: scoring.kinds.tie,
      least: scoring.kinds.least,
      quoted: scoring.kinds.quoted,
      call: c.list(key, ['kinds', 'call'], scoring.kinds.call),
      quoteIntro: c.list(key, ['kinds', 'quoteIntro'], scoring.kinds.quoteIntro),
    },
    gates: {
      abroad: patterns(['gates', 'abroad'], scoring.gates.abroad),
      'offer-terms': patterns(['gates', 'offer-terms'], scoring.gates['offer-terms']),
    },
    help: patterns(['help'], scoring.help),
    incomplete: scoring.incomplete,
  };
}

function compileWords(rules: Rules, version: string): WordsPack {
  const shown = (list: ({ id: string } & RuleWords)[]): Record<string, RuleWords> =>
    Object.fromEntries(list.map(({ id, title, why, source }) => [id, { title, why, source }]));
  return {
    version,
    flags: shown([...rules.flags, ...rules.combinations]),
    reassurances: shown(rules.reassurances),
    facts: Object.fromEntries(rules.facts.map((f) => [f.id, { title: f.title }])),
    contacts: rules.contacts,
  };
}

type Encoded = {
  pack: Pick<
    MatchPack,
    'words' | 'stems' | 'exact' | 'named' | 'symbols' | 'variants' | 'sets' | 'layers' | 'lexiconLayers'
  >;
  number: (symbol: number) => number;
};

/** Numbers the symbols by kind, so that a pack needs no table, and writes the layers. */
function encode(c: Compiler, lexicon: ReadonlySet<number>): Encoded | undefined {
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
  const layers = layered.layers.map((l) => encodeLayer(l, number, sets));
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
  'places' | 'roles' | 'flags' | 'combinations' | 'reassurances' | 'kinds' | 'facts' | 'scoring'
>;

/** Replaces compile-time symbols by the pack's numbers. */
function renumber(parts: Numbered, number: (symbol: number) => number): Numbered {
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
    facts: parts.facts.map((f) => ({ ...f, stated: n(f.stated), denied: n(f.denied) })),
    scoring: {
      ...parts.scoring,
      kinds: { ...kinds, call: n(kinds.call), quoteIntro: n(kinds.quoteIntro) },
      gates: { abroad: gates.abroad.map(pattern), 'offer-terms': gates['offer-terms'].map(pattern) },
      help: parts.scoring.help.map(pattern),
    },
  };
}
