import type { Rules } from '../../schema/rules.ts';

/** Smallest valid rules, for the engine's own tests: each test adds what it is about. */
export function miniRules(change: Partial<Rules> = {}): Rules {
  return {
    flags: [],
    combinations: [],
    reassurances: [],
    kinds: [
      { id: 'offer', signals: [{ weight: 2, phrases: { id: ['dicari', 'dibutuhkan', 'loker'] } }] },
      { id: 'warning', signals: [{ weight: 2, phrases: { id: ['polisi', 'waspada'] } }] },
      { id: 'question', signals: [{ weight: 2, phrases: { id: ['aman gak'] } }] },
    ],
    facts: [],
    fields: [{ id: 'contact', words: { id: ['inbox', 'hub wa'] } }],
    places: [
      { id: 'cambodia', class: 'hub', names: { id: ['kamboja'] }, flag: 'KH', unless: ['bunga kamboja'] },
      {
        id: 'phnom-penh',
        class: 'hub',
        in: 'cambodia',
        names: { id: ['phnom penh'] },
        needsContext: { id: ['pp'] },
      },
      { id: 'batam', class: ['border', 'domestic'], names: { id: ['batam'] } },
      { id: 'japan', class: 'legal', names: { id: ['jepang'] } },
    ],
    roles: [
      { id: 'service', class: 'online', names: { id: ['cs', 'admin'] } },
      { id: 'store-hand', class: 'manual', names: { id: ['admin gudang'] } },
    ],
    money: {
      date: '2026-11-01',
      currencies: [
        { code: 'IDR', rupiah: 1, names: ['rp', 'rupiah'] },
        { code: 'USD', rupiah: 16_000, names: ['$', 'usd', 'dolar'] },
      ],
      units: [{ names: ['jt', 'juta'], times: 1_000_000 }],
      periods: [{ names: ['bulan', 'per bulan', '/bln'], perMonth: 1 }],
    },
    wages: {
      highRupiah: 10_000_000,
      outOfLine: 3,
      wages: [
        { place: 'cambodia', monthly: 200, currency: 'USD', date: '2025' },
        { place: 'japan', monthly: 22_000_000, currency: 'IDR', date: '2025', outOfLine: 2 },
      ],
    },
    contacts: [],
    spelling: { words: { yang: ['yg'], tidak: ['gak', 'nggak'] } },
    scoring: {
      thresholds: { check: 2, danger: 4 },
      saturation: 0.5,
      combinationSaturation: 0.5,
      groups: { job: {}, pay: {}, documents: { firm: true }, combinations: {} },
      reassurances: { cap: 2, saturation: 0.5 },
      terms: { facts: ['permit', 'costs'], free: 0, weight: 0 },
      doubt: { lead: 0, weight: 0 },
      kinds: { tie: 0.25, least: 1, quoted: 0.25, call: ['<phone>', '<@contact>'], quoteIntro: ['katanya'] },
      gates: {
        abroad: [{ any: ['<place:abroad>'], within: 'post' }],
        'offer-terms': [{ any: ['<money>'], within: 'post' }],
      },
      help: [{ any: ['<place:abroad>'], within: 'post' }],
      incomplete: { facts: ['placing-company', 'permit', 'employer', 'costs'], least: 3 },
    },
    ...change,
  };
}

type Flag = Rules['flags'][number];

/** A flag with everything that a test does not care about filled in. */
export function miniFlag(change: Partial<Flag> & Pick<Flag, 'id'>): Flag {
  return {
    severity: 'B',
    weight: 1,
    group: 'job',
    title: { id: 'x', en: 'x' },
    why: { id: 'x', en: 'x' },
    source: [{ publisher: 'x', date: '2025' }],
    examples: { hit: [{ text: 'x' }], miss: [{ text: 'x' }] },
    ...change,
  };
}
