import { describe, expect, it } from 'vitest';
import { filterOf, isNarrowed, queueAddress, readQuery } from './queue-query.ts';

describe('the queue in the address', () => {
  it('shows what waits unless asked otherwise', () => {
    expect(filterOf(readQuery({}))).toMatchObject({ status: 'waiting', level: undefined, words: [] });
    expect(filterOf(readQuery({ status: 'all' })).status).toBeUndefined();
    expect(filterOf(readQuery({ status: 'guilty', level: 'x', page: '-1' }))).toEqual(
      filterOf(readQuery({})),
    );
  });

  it('counts days in western Indonesia, both ends included', () => {
    expect(filterOf(readQuery({ from: '2026-11-21', to: '2026-11-21' }))).toMatchObject({
      from: '2026-11-20T17:00:00.000Z',
      before: '2026-11-21T17:00:00.000Z',
    });
    expect(filterOf(readQuery({ from: '2026-02-30', to: 'kemarin' }))).toMatchObject({
      from: undefined,
      before: undefined,
    });
  });

  it('looks for words in the form in which texts are stored', () => {
    expect(filterOf(readQuery({ q: '  GAJI  ｂｅｓａｒ ' })).words).toEqual(['gaji', 'besar']);
  });

  it('comes back from the address it makes, defaults left out', () => {
    const query = readQuery({ status: 'duplicate', q: 'a&b=ć', site: 'olx', page: '3' });
    const address = queueAddress(query, {});
    expect(readQuery(Object.fromEntries(new URL(address, 'http://x').searchParams))).toEqual(query);
    expect(queueAddress(readQuery({}), {})).toBe('/queue');
    expect(queueAddress(query, { status: 'waiting', q: '', site: '', page: 1 })).toBe('/queue');
    expect(isNarrowed(query)).toBe(true);
    expect(isNarrowed(readQuery({ status: 'all', page: '2' }))).toBe(false);
  });
});
