import { describe, expect, it } from 'vitest';
import { helpText, readSettings, WrongSettings } from './settings.ts';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 8787,
      database: './data/rambu.db',
      publicUrl: undefined,
      receiver: 'Server laporan Rambu',
      trustedProxies: 0,
      reportsPerMinute: 120,
      maxReportBytes: 262_144,
    });
  });

  it('takes empty variables as absent and trims the others', () => {
    expect(readSettings({ PORT: '', HOST: '  ', RECEIVER_NAME: ' SBMI ' })).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      receiver: 'SBMI',
    });
  });

  it.each([
    ['file:./a b.db', './a b.db'],
    ['file:///srv/rambu%20data/r.db', '/srv/rambu data/r.db'],
    ['/srv/r.db', '/srv/r.db'],
    [':memory:', ':memory:'],
  ])('reads the database from %s', (given, path) => {
    expect(readSettings({ DATABASE_URL: given }).database).toBe(path);
  });

  it('takes the origin of the public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://Lapor.Example.org/' }).publicUrl).toBe(
      'https://lapor.example.org',
    );
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['HOST', 'http://x'],
    ['DATABASE_URL', 'mysql://root:secret@host/db'],
    ['PUBLIC_URL', 'lapor.example.org'],
    ['PUBLIC_URL', 'https://lapor.example.org/below'],
    ['PUBLIC_URL', 'ftp://lapor.example.org'],
    ['RECEIVER_NAME', 'x'.repeat(201)],
    ['TRUST_PROXY', 'true'],
    ['REPORTS_PER_MINUTE', 'many'],
    ['MAX_REPORT_BYTES', '10'],
  ])('refuses %s=%s, naming it and what was expected', (name, value) => {
    let message = '';
    try {
      readSettings({ [name]: value });
    } catch (error) {
      expect(error).toBeInstanceOf(WrongSettings);
      message = (error as Error).message;
    }
    expect(message).toMatch(new RegExp(`^${name}=.*: expected `));
    expect(message).not.toContain('secret');
  });

  it('names all wrong ones at once', () => {
    expect(() => readSettings({ PORT: 'x', TRUST_PROXY: 'y' })).toThrow(/PORT=x.*\nTRUST_PROXY=y/);
  });
});

it('the help names every setting with its default', () => {
  for (const name of ['HOST', 'PORT', 'DATABASE_URL', 'PUBLIC_URL', 'RECEIVER_NAME', 'TRUST_PROXY'])
    expect(helpText()).toContain(`\n  ${name}\n`);
  expect(helpText()).toContain('Default: ./data/rambu.db');
});
