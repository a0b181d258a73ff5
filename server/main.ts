import words from 'virtual:rambu/words-pack';
import { backUp, deleteBefore, newSetUpLink } from './maintenance.ts';
import { helpText, readSettings, WrongSettings } from './settings.ts';
import { type RunningServer, startServer as start } from './start.ts';
import { UnusableDatabase } from './store/migrate.ts';

/** Rambu's version; the build puts it here. */
declare const RAMBU_VERSION: string;

export { type RunningServer, UnusableDatabase, WrongSettings };

/**
 * Starts the server with the words of the pack it was built with, and prints where it answers.
 * `environment` holds the settings that `--help` names; whatever it lacks has its default.
 */
export async function startServer(environment: Record<string, string | undefined>): Promise<RunningServer> {
  const settings = readSettings(environment);
  const running = await start({ settings, words, version: RAMBU_VERSION });
  console.log(`Rambu report server: ${running.url}  (${settings.receiver}; database ${settings.database})`);
  if (running.setUpLink) {
    console.log('Buat akun pertama dengan tautan sekali pakai ini (berlaku 24 jam):');
    console.log('Make the first account with this one-time link (open for 24 hours):');
    console.log(`  ${running.setUpLink}`);
  }
  return running;
}

async function main(): Promise<void> {
  const [command, target, ...rest] = process.argv.slice(2);
  if (command === '--help' || command === '-h') return console.log(helpText());
  if (command === '--backup' && target && rest.length === 0) return backUp(readSettings(process.env), target);
  if (command === '--delete-before' && rest.length === 0) {
    return console.log(await deleteBefore(readSettings(process.env), target ?? ''));
  }
  if (command === '--set-up-link' && !target) {
    return console.log(await newSetUpLink(readSettings(process.env)));
  }
  if (command) throw new WrongSettings(`${process.argv.slice(2).join(' ')}: not understood`);
  const running = await startServer(process.env);
  const stop = () => void running.stop();
  // npm, service managers and terminals may each pass the same signal on; a second one must not cut the first short.
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** An error that the operator can mend is one plain line; others keep their stack. */
function explain(error: unknown): string {
  if (error instanceof WrongSettings) return `${error.message}\nSee npm run server -- --help`;
  if (error instanceof UnusableDatabase) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is taken. Stop the other program or choose another PORT.';
  if (code === 'EACCES') return 'This user may not listen on that port. Choose a PORT above 1023.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is not an address of this machine.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
