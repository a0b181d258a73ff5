import type { PackCombination, PackFlag } from '../schema/pack.ts';
import type { Rules } from '../schema/rules.ts';
import type { Compiler, Path } from './compiler.ts';

/** One flag; its group must be one of scoring.yml. */
export function compileFlag(c: Compiler, flag: Rules['flags'][number]): PackFlag {
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
    deniable: flag.deniable ?? false,
    ...c.trigger(key, [], flag),
  };
}

function unknownGroup(c: Compiler, key: string, group: string): void {
  const groups = Object.keys(c.rules.scoring.groups).join(', ');
  c.problems.push({ key, path: ['group'], expectation: `a group of scoring.yml (${groups}), not ${group}` });
}

/** One combination; its members must exist. */
export function compileCombination(c: Compiler, rule: Rules['combinations'][number]): PackCombination {
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
