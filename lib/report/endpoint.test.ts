import { expect, it } from 'vitest';
import { parseEndpoint } from './endpoint.ts';

it.each([
  ['https://lapor.sbmi.example/', 'https://lapor.sbmi.example'],
  [' lapor.sbmi.example/api/ ', 'https://lapor.sbmi.example/api'],
  ['https://lapor.example:8443/a?b=c#d', 'https://lapor.example:8443/a'],
  ['localhost:8787', 'http://localhost:8787'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['http://LOCALHOST:8787/', 'http://localhost:8787'],
])('takes %s', (typed, endpoint) => {
  expect(parseEndpoint(typed)).toEqual({ endpoint });
});

it.each([
  ['', 'not-an-address'],
  ['dua kata', 'not-an-address'],
  ['lapor', 'not-an-address'],
  ['https://', 'not-an-address'],
  ['http://lapor.example', 'not-https'],
  ['http://127.0.0.1.evil.example', 'not-https'],
  ['http://[::1]:8787', 'not-https'],
  ['[::1]:8787', 'not-an-address'],
  ['http://127.0.0.2:8787', 'not-https'],
  ['http://lapor.localhost:8787', 'not-https'],
  ['ftp://lapor.example', 'not-https'],
  ['javascript://lapor.example', 'not-https'],
  ['https://user:secret@lapor.example', 'has-credentials'],
])('refuses %j', (typed, error) => {
  expect(parseEndpoint(typed)).toEqual({ error });
});
