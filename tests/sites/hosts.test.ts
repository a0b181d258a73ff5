import { expect, it } from 'vitest';
import { KNOWN_HOSTS } from '../../lib/schema/hosts.ts';
import { RULES } from '../../tools/pack/build.ts';
import { loadSites } from '../../tools/pack/sites.ts';

it('an adapter reads every host that the manifest names, and no other', () => {
  const read = loadSites(RULES).flatMap(({ hosts }) => hosts);
  expect([...read].sort()).toEqual([...KNOWN_HOSTS].sort());
});
