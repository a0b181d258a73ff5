import type { MatchPack, PackPlace, PackRole } from '../schema/pack.ts';
import type { Edge, Lattice } from './lattice.ts';
import type { Sum } from './slots.ts';

type Names = (name: string) => number;

function overlaps(edge: Edge, others: readonly Edge[]): boolean {
  for (const other of others) if (other.start < edge.end && edge.start < other.end) return true;
  return false;
}

/** Adds the hits of a lexicon entry that no other reading ("bunga kamboja") covers. */
function addHits<T>(found: Named<T>[], entry: T, lattice: Lattice, symbol: number, unless: number): void {
  if (symbol < 0 || !lattice.has(symbol)) return;
  const others = unless < 0 ? NO_EDGES : lattice.of(unless);
  for (const edge of lattice.of(symbol)) if (!overlaps(edge, others)) found.push({ entry, edge });
}

const NO_EDGES: readonly Edge[] = [];
type Named<T> = { entry: T; edge: Edge };

/** Drops hits inside a longer hit: "johor bahru" is one place, "admin gudang" one job. */
function longest<T>(found: Named<T>[]): Named<T>[] {
  if (found.length < 2) return found;
  const byStart = [...found].sort((a, b) => a.edge.start - b.edge.start || b.edge.end - a.edge.end);
  const kept: Named<T>[] = [];
  for (const item of byStart) {
    const last = kept.at(-1)?.edge;
    const inside = last && item.edge.end <= last.end;
    const same = last && item.edge.start === last.start && item.edge.end === last.end;
    if (!inside || same) kept.push(item);
  }
  return kept;
}

/** Turns names of places and jobs into their classes; returns the countries abroad and role classes that were named. */
export function addPlacesAndRoles(
  lattice: Lattice,
  pack: MatchPack,
  names: Names,
): { countries: Set<string>; roles: Set<string> } {
  const roles = new Set<string>();
  const jobs: Named<PackRole>[] = [];
  for (const entry of pack.roles) addHits(jobs, entry, lattice, entry.names, entry.unless);
  for (const { entry, edge } of longest(jobs)) {
    for (const name of entry.class) roles.add(name);
    for (const symbol of entry.classes) lattice.add(symbol, edge.start, edge.end, edge.undone);
  }
  const countries = new Set<string>();
  const emit = ({ entry, edge }: Named<PackPlace>): void => {
    if (entry.abroad) countries.add(entry.country);
    for (const symbol of entry.classes) lattice.add(symbol, edge.start, edge.end, edge.undone);
  };
  const firm: Named<PackPlace>[] = [];
  for (const entry of pack.places) addHits(firm, entry, lattice, entry.names, entry.unless);
  for (const hit of longest(firm)) emit(hit);
  const context =
    firm.some((hit) => hit.entry.abroad) ||
    ['role:online', 'role:gambling', 'role:scam', 'money:foreign', 'phone:foreign'].some((name) =>
      lattice.has(names(name)),
    );
  if (context) {
    const loose: Named<PackPlace>[] = [];
    for (const entry of pack.places) addHits(loose, entry, lattice, entry.context, entry.unless);
    for (const hit of longest(loose)) emit(hit);
  }
  return { countries, roles };
}

/** Judges each sum as if it were monthly pay, against the wages of the destinations named. */
export function addPay(
  lattice: Lattice,
  pack: MatchPack,
  names: Names,
  sums: Sum[],
  named: { countries: Set<string>; roles: Set<string> },
): void {
  if (sums.length === 0) return;
  const wages = [...named.countries].flatMap((country) => {
    const rows = pack.wages.filter((w) => w.place === country);
    const row =
      rows.find((w) => w.role !== undefined && named.roles.has(w.role)) ?? rows.find((w) => !w.role);
    return row ? [row] : [];
  });
  for (const sum of sums) {
    // Half a billion a month is no pay but a price, a fine or a joke.
    if (sum.low > 500_000_000) continue;
    const high = sum.high >= pack.highRupiah;
    const outOfLine =
      wages.length > 0 ? wages.every((w) => sum.high >= w.monthly * w.outOfLine) : high && sum.low > 0;
    const above = wages.length === 0 || wages.every((w) => sum.high >= w.monthly * 1.5);
    if (high && above) lattice.add(names('pay:high'), sum.start, sum.end, 0);
    if (outOfLine) lattice.add(names('pay:out-of-line'), sum.start, sum.end, 0);
  }
}
