import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { threadTime } from './measure.ts';

/**
 * Compiles and runs a script in this process, which has done nothing before, and prints the milliseconds by the clock and
 * of this thread's processor time.
 */
const code = readFileSync(process.argv[2] ?? '', 'utf8');
const start = performance.now();
const before = threadTime();
new Script(code).runInThisContext();
console.log(JSON.stringify({ clock: performance.now() - start, processor: threadTime() - before }));
