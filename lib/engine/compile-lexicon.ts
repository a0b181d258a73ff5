import type { MatchPack, PackPattern } from '../schema/pack.ts';
import type { Pattern } from '../schema/rules.ts';
import type { Compiler, Path } from './compiler.ts';

/** Places; the symbols of their names are added to `lexicon`. */
export function compilePlaces(c: Compiler, lexicon: Set<number>): MatchPack['places'] {
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

/** Job titles; the symbols of their names are added to `lexicon`. */
export function compileRoles(c: Compiler, lexicon: Set<number>): MatchPack['roles'] {
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

function compileDenial(c: Compiler): Pick<MatchPack['scoring'], 'denial'> {
  const { denial } = c.rules.scoring;
  if (!denial) return {};
  const list = (name: keyof typeof denial): number =>
    c.list('lexicon/scoring', ['denial', name], denial[name]);
  return {
    denial: {
      before: list('before'),
      after: list('after'),
      fixed: list('fixed'),
      carry: list('carry'),
      join: list('join'),
      turn: list('turn'),
    },
  };
}

/** Thresholds, groups, gates and tie rules. */
export function compileScoring(c: Compiler): MatchPack['scoring'] {
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
    terms: scoring.terms,
    doubt: scoring.doubt,
    kinds: {
      tie: scoring.kinds.tie,
      least: scoring.kinds.least,
      quoted: scoring.kinds.quoted,
      call: c.list(key, ['kinds', 'call'], scoring.kinds.call),
      quoteIntro: c.list(key, ['kinds', 'quoteIntro'], scoring.kinds.quoteIntro),
    },
    ...compileDenial(c),
    gates: {
      abroad: patterns(['gates', 'abroad'], scoring.gates.abroad),
      'offer-terms': patterns(['gates', 'offer-terms'], scoring.gates['offer-terms']),
    },
    help: patterns(['help'], scoring.help),
    incomplete: scoring.incomplete,
  };
}
