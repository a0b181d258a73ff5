import type { PartName } from './post.ts';
import type { Disguise, FactId, FactState, Kind, Level } from './verdict.ts';

/** Words of the text that led to something, white space collapsed. */
export type TraceQuote = { part: PartName; text: string };

/** Why a level is what it is; the texts of the interface know each of them. */
export type LevelReason =
  | 'not-an-offer'
  | 'score'
  | 'not-abroad'
  | 'no-source'
  | 'one-group'
  | 'facts-missing'
  | 'ambiguous';

export type TraceFinding = {
  id: string;
  group: string;
  /** Log-odds points before saturation. */
  weight: number;
  quotes: TraceQuote[];
  undone: Disguise[];
};

export type TraceGroup = {
  group: string;
  /** Points of the whole group, after saturation and cap. */
  points: number;
  /** No reassurance lowers it. */
  firm: boolean;
};

/** What the level would be if something were otherwise; only what differs is listed. */
export type TraceChange = { level: Level; score: number } & (
  | { what: 'without'; ids: string[] }
  | { what: 'without-reassurances' }
  | { what: 'as-offer' }
);

/** Everything that led to a verdict, ready to be printed or shown. */
export type Trace = {
  level: Level;
  reason: LevelReason;
  kind: Kind;
  runnerUp?: Kind;
  /** Every kind that something spoke for or against: the chosen one, then by sum. */
  kinds: { kind: Kind; sum: number; signals: { weight: number; quote: TraceQuote }[] }[];
  /** How the writer speaks: what it says for and against each kind, with the trait and its quote. */
  voice?: { kind: Kind; sum: number; signals: { about: string; weight: number; quote: TraceQuote }[] }[];
  findings: (TraceFinding & { combination: boolean; severity: 'A' | 'B' | 'C'; sourced: boolean })[];
  reassurances: TraceFinding[];
  facts: { id: FactId; state: FactState; quotes: TraceQuote[] }[];
  groups: TraceGroup[];
  /** Points of the firm groups, of the others, and what reassurances and stated terms take off the others, and the doubt. */
  sum: { firm: number; soft: number; relief: number; doubt: number; score: number };
  thresholds: { check: number; danger: number };
  changes: TraceChange[];
  abroad: boolean;
  partial: boolean;
  cut: boolean;
  help: boolean;
  packVersion: string;
};
