import matchPack from 'virtual:rambu/match-pack';
import sites from 'virtual:rambu/sites';
import { browser } from 'wxt/browser';
import { createEngine, type Engine } from '../../lib/engine/engine.ts';
import { warmUp } from '../../lib/engine/warm-up.ts';
import { callBackground, serveTab } from '../../lib/messages/content.ts';
import type { PageEntry, Response } from '../../lib/messages/contract.ts';
import type { ScriptContext } from '../../lib/messages/script-context.ts';
import { createNotes, type Notes } from '../../lib/notes/notes.ts';
import type { Scan, ScanEntry, ScanHealth } from '../../lib/scan/port.ts';
import { startScan } from '../../lib/scan/scan.ts';
import type { Settings } from '../../lib/schema/settings.ts';
import { wordsKey } from '../../lib/sites/identity.ts';
import { onStored } from '../../lib/storage/changes.ts';
import { noteActions } from './note-actions.ts';

type Running = { scan: Scan; notes: Notes };
type Adapter = { id: string; version: string };

/** As `SETTINGS_KEY` of lib/storage/settings.ts, which would bring zod into the page. */
const SETTINGS_KEY = 'settings';
/** As the items of lib/storage/stores.ts; that in memory is told to no content script. */
const QUIET_KEY = 'quiet';

const NOTHING_READ: Omit<ScanHealth, 'adapter' | 'version' | 'state'> = {
  units: [],
  posts: 0,
  marked: 0,
  textBlocks: 0,
  full: false,
  depths: [],
  strategies: {},
};

/** While the browser starts, the background may not listen yet; in milliseconds. */
const PATIENCE = [0, 300, 1_000, 3_000];

async function askSettings(): Promise<Settings | undefined> {
  for (const pause of PATIENCE) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const settings = await callBackground('settings.get', null).catch(() => undefined);
    if (settings) return settings;
  }
  return undefined;
}

type Quiet = Response<'quiet.get'>;

function askQuiet(): Promise<Quiet> {
  return callBackground('quiet.get', null).catch(() => ({ hidden: [], trusted: [] }));
}

/** Composes adapters, engine, scan and notes for one page, and answers the popup. */
export class Scanner {
  #engine: Engine | undefined;
  #warmUp: Iterator<boolean> | undefined;
  #running: Running | undefined;
  #paused = false;
  #comments = false;
  /** False once the person took the permission for this site back. */
  #allowed = true;
  /** Where the context menu opened last. */
  #pointed: WeakRef<Element> | undefined;

  static async start(context: ScriptContext): Promise<void> {
    const scanner = new Scanner();
    const stopServing = scanner.#serve(context);
    const stopListening = onStored([SETTINGS_KEY, QUIET_KEY], () => void scanner.#follow(context));
    const remember = (event: Event): void => scanner.#remember(event);
    document.addEventListener('contextmenu', remember, { capture: true, signal: context.signal });
    const look = (): void => {
      if (document.visibilityState === 'hidden') scanner.#keepYield();
      else if (browser.extension?.inIncognitoContext) void scanner.#follow(context);
    };
    document.addEventListener('visibilitychange', look, { signal: context.signal });
    context.onInvalidated(() => {
      stopServing();
      stopListening();
      scanner.#stop();
    });
    await scanner.#follow(context);
  }

  /** Takes the settings as they are now. Without an answer from the background nothing is drawn. */
  async #follow(context: ScriptContext): Promise<void> {
    const [settings, quiet] = await Promise.all([askSettings(), askQuiet()]);
    if (!settings || context.isInvalid) return;
    this.#paused = !this.#allowed || settings.pausedHosts.includes(location.hostname);
    if (this.#paused || settings.readComments !== this.#comments) this.#stop();
    this.#comments = settings.readComments;
    if (this.#paused) return;
    if (this.#running) {
      this.#running.notes.configure({ ...settings, quiet });
      this.#running.scan.refresh();
    } else this.#run(settings, quiet);
  }

  #run(settings: Settings, quiet: Quiet): void {
    const { language, showIncomplete } = settings;
    const actions = noteActions(() => this.#siteAdapter());
    const notes = createNotes({ document, actions, language, showIncomplete, quiet, wordsKey });
    this.#engine ??= createEngine(matchPack);
    this.#warmUp ??= warmUp(this.#engine);
    const { evaluate } = this.#engine;
    const options = { document, evaluate, warmUp: this.#warmUp, notes, comments: this.#comments };
    const scan = startScan(sites, options);
    if (scan) this.#running = { scan, notes };
    else notes.stop();
  }

  #stop(): void {
    this.#running?.scan.stop();
    this.#running?.notes.stop();
    this.#running = undefined;
  }

  #siteAdapter(): Adapter {
    const site = sites.find(({ hosts }) => (hosts as readonly string[]).includes(location.hostname));
    return { id: site?.id ?? 'none', version: site?.version ?? 'unknown' };
  }

  #health(): ScanHealth {
    if (this.#running) return this.#running.scan.health();
    const { id, version } = this.#siteAdapter();
    return { ...NOTHING_READ, adapter: id, version, state: this.#paused ? 'paused' : 'empty' };
  }

  /** Compares what the page gave with what is usual; `keep` makes it part of that. */
  async #fewer(health: ScanHealth, keep: boolean): Promise<boolean> {
    const { adapter, version, units, posts, textBlocks, full, state } = health;
    if (state !== 'ok' || !full) return false;
    const request = { adapter, version, units, posts, textBlocks, keep };
    return (await callBackground('page.yield', request).catch(() => undefined))?.fewer ?? false;
  }

  async #comparedHealth(): Promise<ScanHealth> {
    const health = this.#health();
    return (await this.#fewer(health, false)) ? { ...health, state: 'fewer' } : health;
  }

  /** When the person looks away the page is as full as it was for them. */
  #keepYield(): void {
    if (this.#running) void this.#fewer(this.#health(), true);
  }

  #remember(event: Event): void {
    this.#pointed = event.target instanceof Element ? new WeakRef(event.target) : undefined;
  }

  async #described(entries: readonly ScanEntry[]): Promise<PageEntry[]> {
    const keys = entries.map(({ read }) => read.post.key).slice(0, 500);
    const known = await callBackground('report.status', { keys }).catch(() => ({}));
    return entries.map(({ read: { post }, verdict }) => ({
      post,
      verdict,
      reported: Object.hasOwn(known, post.key),
    }));
  }

  async #pointedEntry(): Promise<Response<'page.pointed'>> {
    const element = this.#pointed?.deref();
    const found = element && this.#running?.scan.entryAt(element);
    const [entry] = found ? await this.#described([found]) : [];
    return found && entry ? { entry, adapter: found.read.adapter } : null;
  }

  #allow(context: ScriptContext, hosts: readonly string[], allowed: boolean): boolean {
    if (!hosts.includes(location.hostname)) return false;
    this.#allowed = allowed;
    void this.#follow(context);
    return true;
  }

  #serve(context: ScriptContext): () => void {
    return serveTab({
      'page.list': async () => {
        await this.#running?.scan.readAll();
        return {
          entries: await this.#described(this.#running?.scan.entries() ?? []),
          health: await this.#comparedHealth(),
          adapter: this.#siteAdapter(),
          host: location.hostname,
        };
      },
      'page.pointed': () => this.#pointedEntry(),
      'page.allowed': ({ hosts, allowed }) => this.#allow(context, hosts, allowed),
      'page.jump': ({ key }) => this.#running?.scan.jump(key) ?? false,
    });
  }
}
