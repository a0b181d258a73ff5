import { browser } from 'wxt/browser';
import type { Subject } from '../schema/subject.ts';
import { call } from './call.ts';
import { ownAddress } from './own-origin.ts';

/** Shows the page that explains what the engine says of a kept text. */
export async function showSubject(id: string): Promise<void> {
  await browser.tabs.create({ url: `${ownAddress('/explain.html')}#${id}` });
}

/** Keeps a text in memory and shows the page that explains it. From our own pages. */
export async function explainSubject(subject: Subject): Promise<void> {
  const { id } = await call('subject.keep', subject);
  await showSubject(id);
}
