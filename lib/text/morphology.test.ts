import { describe, expect, it } from 'vitest';
import { stems, withoutClitics } from './morphology.ts';

describe('stems', () => {
  it.each([
    ['diberangkatkan', 'berangkat'],
    ['keberangkatan', 'berangkat'],
    ['berangkatin', 'berangkat'],
    ['pemberangkatan', 'berangkat'],
    ['memotong', 'potong'],
    ['menulis', 'tulis'],
    ['menyapu', 'sapu'],
    ['mengirim', 'kirim'],
    ['dikirimkannya', 'kirim'],
    ['pengiriman', 'kirim'],
    ['ngirim', 'kirim'],
    ['nyari', 'cari'],
    ['dipekerjakan', 'kerja'],
    ['jalan2', 'jalan'],
  ])('%s may be made of %s', (word, stem) => {
    expect(stems(word)).toContain(stem);
  });

  it('stays small for any word', () => {
    expect(stems('mempertanggungjawabkannya').size).toBeLessThan(120);
  });
});

describe('withoutClitics', () => {
  it.each([
    ['gajinya', 'gaji'],
    ['kerjanya', 'kerja'],
    ['gajine', 'gaji'],
    ['tiketnya', 'tiket'],
  ])('%s', (word, bare) => {
    expect(withoutClitics(word)).toContain(bare);
  });

  it.each(['adalah', 'masalah', 'kamu', 'hanya', 'online', 'karena'])('%s is whole', (word) => {
    expect(withoutClitics(word)).toEqual([]);
  });
});
