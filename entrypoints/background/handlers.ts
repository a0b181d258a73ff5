import { MessageError } from '../../lib/messages/answer.ts';
import type { Asker, Handlers } from '../../lib/messages/dispatch.ts';
import { prettyCapsule } from '../../lib/report/capsule.ts';
import type { LookUp } from '../../lib/report/client.ts';
import { parseEndpoint } from '../../lib/report/endpoint.ts';
import { entryOf, type Outbox } from '../../lib/report/outbox.ts';
import type { Reporting } from '../../lib/report/reporting.ts';
import type { OutboxRecord, ReportDraft } from '../../lib/schema/outbox.ts';
import type { Receipt, ServerInfo } from '../../lib/schema/report.ts';
import type { Receiver } from '../../lib/schema/settings.ts';
import type { WordsPack } from '../../lib/schema/words.ts';
import type { Quiet, Stores } from '../../lib/storage/stores.ts';
import { keepSubject } from './subjects.ts';
import { selectWords } from './words.ts';
import { isFarLess, withVisit } from './yields.ts';

export type HandlerPorts = {
  stores: Stores;
  outbox: Outbox;
  reporting: Reporting;
  words: WordsPack;
  preset: Pick<Receiver, 'endpoint' | 'name'> | null;
  /** Runs the script that draws open notes in a tab's top frame. */
  runPanel(tabId: number): Promise<void>;
  askServer(endpoint: string): Promise<LookUp<ServerInfo>>;
  askReceipt(endpoint: string, code: string): Promise<LookUp<Receipt>>;
  now(): Date;
};

/** More hidden posts or trusted accounts than this are forgotten, oldest first. */
const MAX_QUIET = 5_000;

function found<T>(value: T | undefined, code: 'no-draft' | 'not-found'): T {
  if (value === undefined) throw new MessageError(code);
  return value;
}

function answered<T>(result: LookUp<T>): T {
  if ('value' in result) return result.value;
  throw new MessageError(result.error === 'not-found' ? 'not-found' : 'unreachable');
}

function ownedBy(asker: Asker, draft: ReportDraft): ReportDraft {
  return asker.ephemeral ? { ...draft, ephemeral: true } : draft;
}

function remember(list: readonly string[], entry: string | undefined): string[] {
  if (entry === undefined) return [...list];
  return [...list.filter((old) => old !== entry), entry].slice(-MAX_QUIET);
}

function quieter(quiet: Quiet, add: { hidden?: string | undefined; trusted?: string | undefined }): Quiet {
  return { hidden: remember(quiet.hidden, add.hidden), trusted: remember(quiet.trusted, add.trusted) };
}

function lessQuiet(quiet: Quiet, gone: Quiet): Quiet {
  const [hidden, trusted] = [new Set(gone.hidden), new Set(gone.trusted)];
  return {
    hidden: quiet.hidden.filter((key) => !hidden.has(key)),
    trusted: quiet.trusted.filter((author) => !trusted.has(author)),
  };
}

/** The list that a window of this kind writes to. */
function ownQuiet(stores: Stores, asker: Asker): Stores['quiet'] {
  return asker.ephemeral ? stores.privateQuiet : stores.quiet;
}

function reportHandlers({ outbox, reporting }: HandlerPorts) {
  return {
    'report.prepare': (draft, asker) => reporting.prepare(ownedBy(asker, draft)),
    'report.send': async ({ id }) => found(await reporting.send(id), 'no-draft'),
    'report.cancel': async ({ id }) => {
      await reporting.cancel(id);
      return null;
    },
    'report.status': async ({ keys }, { ephemeral }) => {
      const wanted = new Set(keys);
      const records = (await outbox.list()).filter(
        (record) => wanted.has(record.key) && (ephemeral || !record.ephemeral),
      );
      return Object.fromEntries(records.map((record) => [record.key, entryOf(record)]));
    },
    'draft.list': () => reporting.views(),
    'draft.revise': async ({ id, blurred, note }) =>
      found(await reporting.revise(id, { blurred, note }), 'no-draft'),
  } satisfies Partial<Handlers>;
}

function outboxHandlers({ outbox, askReceipt, now }: HandlerPorts) {
  const record = async (id: string): Promise<OutboxRecord> => found(await outbox.get(id), 'not-found');
  return {
    'outbox.list': async () => (await outbox.list()).map(entryOf),
    'outbox.retry': async ({ id }) => entryOf(found(await outbox.attempt(id), 'not-found')),
    'outbox.delete': async ({ id }) => {
      await outbox.remove(id);
      return null;
    },
    'outbox.body': async ({ id }) => {
      const { report } = await record(id);
      return { preview: prettyCapsule(report.capsule), sha256: report.sha256 };
    },
    'outbox.check': async ({ id }) => {
      const { acknowledgement, receiver } = await record(id);
      if (!acknowledgement || !receiver) throw new MessageError('not-found');
      const receipt = answered(await askReceipt(receiver.endpoint, acknowledgement.receipt));
      const outcome = { ...receipt, checkedAt: now().toISOString() };
      return entryOf(found(await outbox.update(id, (old) => ({ ...old, outcome })), 'not-found'));
    },
  } satisfies Partial<Handlers>;
}

function eraseHandlers({ stores, outbox }: HandlerPorts) {
  return {
    'data.erase': async () => {
      await outbox.inTurn(() => stores.erase());
      await outbox.flush();
      return null;
    },
  } satisfies Partial<Handlers>;
}

function receiverHandlers({ stores, outbox, preset, askServer, now }: HandlerPorts) {
  return {
    'receiver.preset': () => preset,
    'receiver.ask': async ({ endpoint: typed }) => {
      const checked = parseEndpoint(typed);
      if ('error' in checked) throw new MessageError('bad-address');
      return { ...answered(await askServer(checked.endpoint)), endpoint: checked.endpoint };
    },
    'receiver.accept': async ({ endpoint, name }) => {
      const checked = parseEndpoint(endpoint);
      if ('error' in checked) throw new MessageError('bad-address');
      const receiver = { endpoint: checked.endpoint, name, consentedAt: now().toISOString() };
      const settings = await stores.settings.update((old) => ({ ...old, receiver }));
      outbox
        .flush({ all: true })
        .catch((error) => console.warn('Rambu: the outbox could not be sent', error));
      return settings;
    },
    'receiver.forget': () => stores.settings.update(({ receiver: _gone, ...rest }) => rest),
  } satisfies Partial<Handlers>;
}

function keepingHandlers({ stores, words, runPanel, now }: HandlerPorts) {
  return {
    'words.get': ({ ids, places }) => selectWords(words, ids, places),
    'collection.save': async (draft, asker) => {
      const kept = { savedAt: now().toISOString(), draft: ownedBy(asker, draft) };
      await stores.saved.put(draft.post.key, kept);
      return null;
    },
    'collection.list': async () =>
      (await stores.saved.list()).sort((a, b) => b.savedAt.localeCompare(a.savedAt)),
    'collection.delete': async ({ key }) => {
      await stores.saved.remove(key);
      return null;
    },
    'page.yield': async ({ keep, ...page }, asker) => {
      const fewer = isFarLess(await stores.usual.get(), page);
      if (keep && !fewer && !asker.ephemeral) await stores.usual.update((usual) => withVisit(usual, page));
      return { fewer };
    },
    'subject.keep': (subject) => keepSubject(stores.subjects, subject, now()),
    'subject.get': async ({ id }) => (await stores.subjects.get(id))?.subject ?? null,
    'note.panel': async (_nothing, { tabId }) => {
      await runPanel(found(tabId, 'not-found'));
      return null;
    },
    'settings.get': () => stores.settings.get(),
    'settings.change': (change) =>
      stores.settings.update((old) => ({
        ...old,
        ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      })),
    'quiet.get': async (_nothing, asker) => {
      const kept = await stores.quiet.get();
      if (!asker.ephemeral) return kept;
      const fleeting = await stores.privateQuiet.get();
      return {
        hidden: [...kept.hidden, ...fleeting.hidden],
        trusted: [...kept.trusted, ...fleeting.trusted],
      };
    },
    'quiet.add': async (add, asker) => {
      await ownQuiet(stores, asker).update((quiet) => quieter(quiet, add));
      return null;
    },
    'quiet.list': (_nothing, asker) => ownQuiet(stores, asker).get(),
    'quiet.remove': async (gone, asker) => {
      await ownQuiet(stores, asker).update((quiet) => lessQuiet(quiet, gone));
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** What the background answers to each message. */
export function handlers(ports: HandlerPorts): Handlers {
  return {
    ...reportHandlers(ports),
    ...outboxHandlers(ports),
    ...receiverHandlers(ports),
    ...keepingHandlers(ports),
    ...eraseHandlers(ports),
  };
}
