import { describe, expect, it, vi } from 'vitest';
import { sampleVerdict, sampleWords } from './testing/sample.ts';
import { WordsCache } from './words-cache.ts';

describe('WordsCache', () => {
  it('asks once for notes drawn in one go, and never again for the same rules', async () => {
    const fetch = vi.fn((_ids: string[], _places: string[]) => Promise.resolve(sampleWords));
    const cache = new WordsCache(fetch);
    const other = { ...sampleVerdict, findings: sampleVerdict.findings.slice(0, 1) };
    const [words] = await Promise.all([cache.get(sampleVerdict), cache.get(other)]);
    await cache.get(sampleVerdict);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(fetch.mock.calls[0]?.[0]).toEqual([
      ...sampleVerdict.findings.map((finding) => finding.id),
      'trust/interview',
    ]);
    expect(words?.flags['destination/scam-hub']?.title.id).toBe('Tujuan kota pusat penipuan daring');
  });

  it('asks again after a failure', async () => {
    const fetch = vi.fn((_ids: string[], _places: string[]) => Promise.resolve(sampleWords));
    fetch.mockImplementationOnce(() => Promise.reject(new Error('away')));
    const cache = new WordsCache(fetch);
    await expect(cache.get(sampleVerdict)).rejects.toThrow('away');
    await expect(cache.get(sampleVerdict)).resolves.toMatchObject({ contacts: sampleWords.contacts });
  });

  it('fetches the contacts even for a post without findings', async () => {
    const fetch = vi.fn((_ids: string[], _places: string[]) => Promise.resolve(sampleWords));
    const words = await new WordsCache(fetch).get({ ...sampleVerdict, findings: [], reassurances: [] });
    expect(words.contacts).toHaveLength(2);
  });

  it('asks for the contacts of each set of places', async () => {
    const ask = vi.fn((_ids: string[], places: string[]) =>
      Promise.resolve({
        ...sampleWords,
        contacts: places.includes('cambodia') ? sampleWords.contacts : sampleWords.contacts.slice(0, 1),
      }),
    );
    const cache = new WordsCache(ask);
    const there = { ...sampleVerdict, places: ['cambodia'] };
    const [near, far] = await Promise.all([cache.get(sampleVerdict), cache.get(there)]);
    expect(near.contacts).toHaveLength(1);
    expect(far.contacts).toHaveLength(2);
    await cache.get(there);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
