import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import { KIND_ORDER } from '../../lib/engine/voice.ts';
import type { PackVoice } from '../../lib/schema/pack.ts';
import { SIGNAL_SCALE } from './voice.ts';

const CLASSES = KIND_ORDER.length;
/** Weights below this say nothing that a person could follow. */
const LEAST = 0.1;

/** Weights of one feature around their mean, since only differences between kinds count. */
function centred(weights: Float64Array, feature: number, by: number, least: number): Record<string, number> {
  const list = KIND_ORDER.map((_, k) => (weights[feature * CLASSES + k] ?? 0) / by);
  const mean = list.reduce((a, b) => a + b, 0) / CLASSES;
  const rounded = list.map((w) => Math.round((w - mean) * 100) / 100);
  return Object.fromEntries(
    KIND_ORDER.map((kind, k) => [kind, rounded[k] ?? 0] as const).filter(([, w]) => Math.abs(w) >= least),
  );
}

function flow(document: Document, value: Record<string, unknown>): unknown {
  const node = document.createNode(value);
  if (isMap(node)) node.flow = true;
  return node;
}

/**
 * The text of voice.yml with fitted weights in place of the old ones; words and comments stay.
 * @throws Error if the file and the pack's traits do not belong together.
 */
export function writeVoice(text: string, voice: PackVoice, weights: Float64Array): string {
  const document = parseDocument(text);
  const bias = CLASSES + voice.traits.length;
  document.setIn(['bias'], flow(document, centred(weights, bias, 1, 0.01)));
  KIND_ORDER.forEach((kind, k) => {
    document.setIn(['signals', kind], flow(document, centred(weights, k, SIGNAL_SCALE, 0.01)));
  });
  const signals = document.get('signals');
  if (isMap(signals)) signals.flow = false;
  const traits = document.get('traits');
  if (!isSeq(traits)) throw new Error('voice.yml: expected a list of traits');
  const index = new Map(traits.items.map((item, i) => [isMap(item) ? item.get('id') : undefined, i]));
  voice.traits.forEach(({ id, at }, i) => {
    const trait = index.get(id);
    if (trait === undefined) throw new Error(`voice.yml: expected the trait ${id}`);
    const path = ['traits', trait, 'weights'];
    document.setIn([...path, at], flow(document, centred(weights, CLASSES + i, 1, LEAST)));
    const places = document.getIn(path);
    if (isMap(places)) places.flow = false;
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
