import type { MatchPack, PackPlace, PackRole } from '../schema/pack.ts';
import type { Edge, Lattice } from './lattice.ts';
import type { Sum } from './slots.ts';

type Names = (name: string) => number;

/** Whether another reading ("bunga kamboja") touches an edge. */
function isCovered(edge: number, unless: number, { starts, ends, firstSame, nextSame }: Lattice): boolean {
  const start = starts[edge] ?? 0;
  const end = ends[edge] ?? 0;
  for (let e = firstSame[unless] ?? -1; e >= 0; e = nextSame[e] ?? -1) {
    if ((starts[e] ?? 0) < end && start < (ends[e] ?? 0)) return true;
  }
  return false;
}

/** Adds the hits of a lexicon entry that no other reading covers. */
function addHits<T>(found: Named<T>[], entry: T, lattice: Lattice, symbol: number, unless: number): void {
  for (let e = lattice.firstSame[symbol] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
    if (!isCovered(e, unless, lattice)) found.push({ entry, edge: lattice.edge(e) });
  }
}

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

const nameLists = new WeakMap<MatchPack, Int32Array>();

/** The symbols of the places' names side by side: most stand in no post. */
function namesOf(pack: MatchPack): Int32Array {
  const known = nameLists.get(pack);
  if (known) return known;
  const made = Int32Array.from(pack.places, ({ names }) => names);
  nameLists.set(pack, made);
  return made;
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
  const symbols = namesOf(pack);
  for (let i = 0; i < symbols.length; i++) {
    const entry = lattice.has(symbols[i] ?? -1) ? pack.places[i] : undefined;
    if (entry) addHits(firm, entry, lattice, entry.names, entry.unless);
  }
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
