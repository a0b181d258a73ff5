import { describe, expect, it } from 'vitest';
import { withWeight } from './write-weights.ts';

const FILE = `# What lawful ads rarely say.
id: pay/high
severity: B # others must stand beside it
weight: 1.6 # log-odds points
group: pay
phrases:
  id:
    - "weight: 9 kg"
`;

describe('a written weight', () => {
  it('changes its line alone and keeps what the author gave', () => {
    expect(withWeight(FILE, 1.2, 1.6)).toBe(
      FILE.replace('weight: 1.6 # log-odds points\n', 'weight: 1.2 # log-odds points\nprior: 1.6\n'),
    );
  });

  it('written twice is the same, and going back leaves nothing behind', () => {
    const once = withWeight(FILE, 1.2, 1.6);
    expect(withWeight(once, 1.2, 1.6)).toBe(once);
    expect(withWeight(once, 1.6, 1.6)).toBe(FILE);
  });

  it('needs a line to stand in', () => {
    expect(() => withWeight('id: x\n', 1, 1)).toThrow(/weight/);
  });
});
