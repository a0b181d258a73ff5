import { describe, expect, it } from 'vitest';
import type { Rules } from '../schema/rules.ts';
import type { Verdict } from '../schema/verdict.ts';
import { CompileError, compile } from './compile.ts';
import { createEngine } from './engine.ts';
import { miniFlag, miniRules } from './testing/mini-rules.ts';

const engineOf = (change: Partial<Rules>) =>
  createEngine(compile(miniRules(change), { version: 'test' }).match);
const evaluate = (change: Partial<Rules>, text: string): Verdict => engineOf(change).evaluate({ text });

const visa = miniFlag({
  id: 'documents/visa',
  severity: 'A',
  weight: 3,
  group: 'documents',
  phrases: { id: ['visa turis'] },
});
const pay = miniFlag({ id: 'pay/high', weight: 1.5, group: 'pay', phrases: { id: ['gaji besar'] } });
const ease = miniFlag({ id: 'job/ease', weight: 1, severity: 'C', phrases: { id: ['tanpa ijazah'] } });
const combination = {
  id: 'combinations/both',
  weight: 1,
  title: visa.title,
  why: visa.why,
  source: [],
  combines: { all: ['documents/visa', ['pay/high', 'job/ease']] },
  examples: visa.examples,
};

describe('kinds', () => {
  it.each<[string, string]>([
    ['dicari cs', 'offer'],
    ['polisi waspada', 'warning'],
    ['halo semua', 'other'],
    ['aman gak?', 'question'],
    ['waspada ada "dicari cs" begitu', 'warning'],
  ])('%s is %s', (text, kind) => {
    expect(evaluate({}, text).kind).toBe(kind);
  });

  it('takes a tie for an offer where a contact stands outside quotes', () => {
    expect(evaluate({}, 'dicari cs, waspada penipu, inbox').kind).toBe('offer');
    expect(evaluate({}, 'dicari cs, waspada penipu').kind).toBe('warning');
    expect(evaluate({}, 'dicari cs, waspada penipu').runnerUp).toBe('offer');
  });

  it('reads what follows an introduction as quoted', () => {
    expect(evaluate({}, 'waspada, katanya: dicari cs inbox').kind).toBe('warning');
  });

  it('offers help to a worried question', () => {
    expect(evaluate({}, 'kamboja aman gak?').help).toBe(true);
    expect(evaluate({}, 'batam aman gak?').help).toBe(false);
    expect(evaluate({}, 'dicari cs kamboja').help).toBe(false);
  });
});

describe('levels', () => {
  const flags = [visa, pay, ease];
  it.each<[string, string]>([
    ['dicari cs kamboja visa turis gaji besar', 'danger'],
    ['dicari cs kamboja visa turis', 'check'],
    ['dicari cs visa turis gaji besar', 'check'],
    ['dicari cs batam tanpa ijazah', 'none'],
    ['dicari cs kamboja tanpa ijazah', 'incomplete'],
    ['polisi kamboja visa turis gaji besar', 'none'],
  ])('%s: %s', (text, level) => {
    expect(evaluate({ flags }, text).level).toBe(level);
  });

  it('keeps a flag without source below danger', () => {
    const bare = { ...visa, weight: 5, source: [] };
    const other = { ...pay, source: [] };
    expect(evaluate({ flags: [bare, other] }, 'dicari cs kamboja visa turis gaji besar').level).toBe('check');
  });

  it('counts a combination once its members fired, without quotes of its own', () => {
    const verdict = evaluate(
      { flags, combinations: [combination] },
      'dicari cs kamboja visa turis tanpa ijazah',
    );
    const found = verdict.findings.find((f) => f.id === 'combinations/both');
    expect(found?.spans).toEqual([]);
    expect(verdict.level).toBe('danger');
  });

  it('opens a gate by what implies going abroad', () => {
    const organ = miniFlag({
      id: 'job/organ',
      severity: 'A',
      weight: 4.5,
      impliesAbroad: true,
      phrases: { id: ['ginjal'] },
    });
    const gated = miniFlag({ id: 'pay/gated', group: 'pay', needs: ['abroad'], phrases: { id: ['bayar'] } });
    const verdict = evaluate({ flags: [gated, organ] }, 'dicari ginjal, bayar tunai');
    expect(verdict.findings.map((f) => f.id)).toContain('pay/gated');
    expect(verdict.level).toBe('danger');
    expect(evaluate({ flags: [gated] }, 'dicari cs, bayar tunai').findings).toEqual([]);
  });

  it('lets reassurances lower only what is not firm, and only to their cap', () => {
    const licence = (n: number): Rules['reassurances'][number] => ({
      id: `licence-${n}`,
      weight: 5,
      group: 'permit',
      title: visa.title,
      why: visa.why,
      source: [],
      phrases: { id: ['sip3mi'] },
      examples: visa.examples,
    });
    const text = 'dicari cs kamboja visa turis gaji besar sip3mi';
    const verdict = evaluate({ flags, reassurances: [licence(1), licence(2)] }, text);
    expect(verdict.score).toBe(3);
    expect(verdict.reassurances).toHaveLength(2);
  });

  it('says nothing is missing where the post could not be read to its end', () => {
    const engine = engineOf({ flags });
    const text = 'dicari cs kamboja';
    expect(engine.evaluate({ text }).level).toBe('incomplete');
    expect(engine.evaluate({ text, truncated: true })).toMatchObject({ level: 'none', partial: true });
    expect(engine.evaluate({ text, unreadImages: 1 }).facts.permit.state).toBe('unknown');
  });
});

describe('parts', () => {
  it('reads title, price, text and pictures, and names the part of every quote', () => {
    const engine = engineOf({ flags: [visa, pay] });
    const verdict = engine.evaluate({
      text: 'dicari',
      title: 'visa turis',
      imageText: ['kosong', 'gaji besar'],
    });
    expect(verdict.findings.map((f) => f.spans[0]?.part)).toEqual(['title', 'image:1']);
  });

  it('never joins words of two parts', () => {
    const engine = engineOf({ flags: [visa] });
    expect(engine.evaluate({ title: 'visa', text: 'turis' }).findings).toEqual([]);
  });

  it('cuts at 20,000 characters and says so', () => {
    const engine = engineOf({ flags: [visa] });
    const verdict = engine.evaluate({ text: `${'a '.repeat(10_000)} visa turis` });
    expect(verdict.cut).toBe(true);
    expect(verdict.findings).toEqual([]);
  });
});

describe('disguises', () => {
  it.each([
    ['v1sa tur1s', ['leetspeak']],
    ['v i s a  t u r i s', ['spacing']],
    ['𝘃𝗶𝘀𝗮 turis', ['unicode-font']],
    ['vi\u200bsa turis', ['invisible']],
    ['visa t*ris', ['masked']],
    ['visa turisss', ['repeated']],
    ['visa turis', []],
    ['vi.sa tu-r-is', ['spacing']],
    ['v\ni\ns\na turis', ['spacing']],
    ['visa tu ris', ['spacing']],
    ['visa tu\nris', ['spacing']],
    ['vis@ turi$', ['leetspeak']],
    ['v/i/s/a turis', ['spacing']],
    ['visa/tu*is', ['masked']],
    ['🇻🇮🇸🇦 turis', ['emoji']],
    ['visa ⓣⓤⓡⓘⓢ', ['unicode-font']],
    ['visa t🔥uris', ['emoji']],
  ])('%s', (text, undone) => {
    const finding = evaluate({ flags: [visa] }, text).findings[0];
    expect(finding?.undone).toEqual(undone);
  });

  it('makes a disguised word known to rules', () => {
    const flag = miniFlag({ id: 'job/disguised', phrases: { id: ['<disguised>'] } });
    expect(evaluate({ flags: [flag] }, 'k4mb0ja').findings).toHaveLength(1);
    expect(evaluate({ flags: [flag] }, 'kamboja 12jt').findings).toHaveLength(0);
  });
});

describe('compile', () => {
  const problems = (change: Partial<Rules>): string[] => {
    try {
      compile(miniRules(change), { version: 'test' });
    } catch (error) {
      if (error instanceof CompileError)
        return error.problems.map((p) => `${p.key} ${p.path.join('.')} ${p.expectation}`);
      throw error;
    }
    return [];
  };

  it.each<[string, string]>([
    ['(gaji', 'closes what was opened'],
    ['gaji)', 'every bracket has its partner'],
    ['<money', '">" closes a slot'],
    ['<salary>', 'is not known'],
    ['<@nothing>', 'a field of rules/lexicon/fields'],
    ['[gaji]', 'not optional'],
    ['gaji ...99 besar', 'a gap of 1 to 40 words'],
  ])('says what is wrong with "%s"', (phrase, expected) => {
    const [problem] = problems({ flags: [miniFlag({ id: 'job/x', phrases: { id: ['baik', phrase] } })] });
    expect(problem).toContain('flags/job/x phrases.id.1');
    expect(problem).toContain(expected);
  });

  it('names unknown groups, members and fields that lead back to themselves', () => {
    expect(problems({ flags: [miniFlag({ id: 'job/x', group: 'nowhere' })] })[0]).toContain(
      'a group of scoring.yml',
    );
    expect(problems({ combinations: [combination] })[0]).toContain('a flag that exists, not documents/visa');
    const fields = [
      { id: 'contact', words: { id: ['<@a>'] } },
      { id: 'a', words: { id: ['<@contact> ya'] } },
    ];
    expect(problems({ fields })[0]).toContain('leads back to itself');
  });

  it('gives the same pack for the same rules, as plain JSON', () => {
    const once = compile(miniRules({ flags: [visa] }), { version: 'test' });
    const again = compile(miniRules({ flags: [visa] }), { version: 'test' });
    expect(again).toEqual(once);
    expect(JSON.parse(JSON.stringify(once.match))).toEqual(once.match);
  });
});
