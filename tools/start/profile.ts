import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const NAME = 'profile-';

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * An empty folder for the browser of this run: what an earlier one chose, such as a receiver at another port, is not
 * taken over. Folders of runs that have ended are removed, in case they could not do so themselves.
 */
export function freshProfile(output: string): string {
  mkdirSync(output, { recursive: true });
  const profile = path.join(output, `${NAME}${process.pid}`);
  for (const name of readdirSync(output)) {
    const pid = Number(name.slice(NAME.length));
    const isInUse = Number.isInteger(pid) && pid !== process.pid && runs(pid);
    if (name.startsWith(NAME) && !isInUse) removeProfile(path.join(output, name));
  }
  mkdirSync(profile);
  return profile;
}

/** Browsers write for a moment after they were closed. */
export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
