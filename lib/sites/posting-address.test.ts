import { expect, it } from 'vitest';
import { postingAddress } from './posting-address.ts';

const href = 'https://loker.example/view?id=7&session=SECRET&user=siti%40mail.example&utm_source=x#tok';

it.each<[unknown, string]>([
  ['/kerja?no=3&utm_source=y&fbclid=z#atas', 'https://loker.example/kerja?no=3'],
  ['https://lain.example/3', 'https://lain.example/3'],
  ['javascript:alert(1)', 'https://loker.example/view'],
  [7, 'https://loker.example/view'],
])('a posting that states %s goes by it where it is of the web', (stated, expected) => {
  expect(postingAddress(stated, { href })).toBe(expected);
});

it.each<[string | undefined, string]>([
  ['https://loker.example/view?id=7&utm_medium=y', 'https://loker.example/view?id=7'],
  ['/lowongan/7', 'https://loker.example/lowongan/7'],
  ['https://lain.example/view?id=7', 'https://loker.example/view'],
  ['https://loker.example/', 'https://loker.example/view'],
  ['javascript:alert(1)', 'https://loker.example/view'],
  [undefined, 'https://loker.example/view'],
])('else by the page, which calls %s canonical', (canonical, expected) => {
  expect(postingAddress(undefined, { href, canonical })).toBe(expected);
});
