import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshProfile, removeProfile } from './profile.ts';

let output: string;
beforeEach(() => {
  output = mkdtempSync(path.join(tmpdir(), 'rambu-start-'));
});
afterEach(() => rmSync(output, { recursive: true }));

it('holds nothing of an earlier run', () => {
  writeFileSync(path.join(freshProfile(path.join(output, 'new')), 'receiver'), 'http://127.0.0.1:8787');
  expect(readdirSync(freshProfile(path.join(output, 'new')))).toEqual([]);
});

it('removes what ended runs left, and nothing of those that run', () => {
  const [ended, old, running, picture] = [
    'profile-4194399',
    'profile-chromium',
    `profile-${process.ppid}`,
    'x.png',
  ].map((name) => path.join(output, name)) as [string, string, string, string];
  for (const folder of [ended, old, running]) mkdirSync(folder);
  writeFileSync(picture, '');
  const profile = freshProfile(output);
  expect([ended, old, running, picture, profile].map((each) => existsSync(each))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  removeProfile(profile);
  expect(existsSync(profile)).toBe(false);
});
