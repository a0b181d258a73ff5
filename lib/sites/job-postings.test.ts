// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { jobPostings } from './job-postings.ts';

const read = (...blocks: unknown[]) =>
  jobPostings({
    blocks: blocks.map((b) => (typeof b === 'string' ? b : JSON.stringify(b))),
    addressOf: ({ url }) => `address of ${url}`,
  });

describe('job postings', () => {
  it('are read alone, in lists and in graphs, each once; broken blocks are left out', () => {
    const one = { '@type': 'JobPosting', title: 'Satu', description: 'a' };
    const two = { '@type': ['JobPosting'], title: 'Dua', description: 'b' };
    const three = { '@type': 'http://schema.org/JobPosting', title: 'Tiga', description: 'c' };
    const found = read(one, '{"@type":"JobPosting","title":"rusak",', { '@graph': [{ '@type': 'X' }, two] }, [
      one,
      three,
    ]);
    expect(found.map(({ title }) => title)).toEqual(['Satu', 'Dua', 'Tiga']);
  });

  it('have every field that a page states, HTML escaped once more undone', () => {
    const [post] = read({
      '@type': 'JobPosting',
      title: 'Operator &amp; Admin',
      description:
        '&lt;p&gt;Gaji 6jt.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Transfer biaya&lt;br&gt;dulu&lt;/li&gt;&lt;/ul&gt;',
      hiringOrganization: { '@type': 'Organization', name: 'PT Contoh' },
      jobLocation: [{ address: { addressLocality: 'Karawang', addressCountry: { name: 'ID' } } }],
      baseSalary: { currency: 'IDR', value: { minValue: 5000000, maxValue: 7000000, unitText: 'MONTH' } },
      datePosted: '2026-11-01',
    });
    expect(post).toMatchObject({
      site: 'json-ld',
      surface: 'posting',
      title: 'Operator & Admin',
      text: 'Gaji 6jt.\nTransfer biaya\ndulu',
      author: { name: 'PT Contoh' },
      location: 'Karawang, ID',
      price: 'IDR 5000000 - 7000000 / month',
      permalinks: ['address of undefined'],
      postedAtAsShown: '2026-11-01',
    });
  });

  it('keep quiet about everything that does not fit', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50)}{"@type":"JobPosting","title":"x"}${'}'.repeat(50)}`);
    expect(
      read('null', '7', '[]', deep, { '@type': 'JobPosting' }, { '@type': 'Product', title: 'x' }),
    ).toEqual([]);
    const [odd] = read({
      '@type': 'JobPosting',
      title: 7,
      description: ['x'],
      name: 'Nama',
      url: 'javascript:alert(1)',
      baseSalary: 'nego',
      jobLocation: 'Medan',
      hiringOrganization: null,
    });
    expect(odd).toMatchObject({ title: 'Nama', text: '', price: 'nego', location: 'Medan' });
    expect(odd?.permalinks).toEqual(['address of javascript:alert(1)']);
    expect(odd).not.toHaveProperty('author');
  });
});
