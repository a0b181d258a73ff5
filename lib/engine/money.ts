import type { PackMoney, PackWage } from '../schema/pack.ts';
import type { MoneyRule, WagesRule } from '../schema/rules.ts';
import { tokenise } from '../text/tokenise.ts';

/** A name as the amount parser sees it: folded words joined as they are written; signs stay. */
function folded(name: string): string {
  const tokens = tokenise(name);
  if (tokens.length === 0 || /[$€£¥₱฿₫₩₹]/.test(name)) return name.toLowerCase();
  return tokens.map((t, i) => (i > 0 && !t.unspaced ? ' ' : '') + t.text).join('');
}

/** Money words of `rules/lexicon/money.yml` as the amount parser reads them. */
export function compileMoney(money: MoneyRule): PackMoney {
  const result: PackMoney = { currencies: {}, rates: {}, units: {}, periods: {}, words: [] };
  for (const currency of money.currencies) {
    result.rates[currency.code] = currency.rupiah;
    for (const name of currency.names) result.currencies[folded(name)] ??= currency.code;
  }
  for (const unit of money.units) for (const name of unit.names) result.units[folded(name)] ??= unit.times;
  for (const period of money.periods) {
    for (const name of period.names) {
      // The parser itself reads "per" and "/" before a period.
      const bare = folded(name.replace(/^(?:per |\/)/, ''));
      if (bare !== '') result.periods[bare] ??= period.perMonth;
    }
  }
  for (const entry of money.words ?? []) {
    for (const name of entry.names) {
      const words = tokenise(name).map((t) => t.text);
      result.words.push({ words, low: entry.low, high: entry.high, code: entry.code ?? 'IDR' });
    }
  }
  return result;
}

/** Wages in rupiah a month; a currency without a rate is left out. */
export function compileWages(wages: WagesRule, rates: Record<string, number>): PackWage[] {
  return wages.wages.flatMap((wage) => {
    const rate = rates[wage.currency];
    if (rate === undefined) return [];
    return [
      {
        place: wage.place,
        ...(wage.role ? { role: wage.role } : {}),
        monthly: Math.round(wage.monthly * rate),
        outOfLine: wage.outOfLine ?? wages.outOfLine,
      },
    ];
  });
}
