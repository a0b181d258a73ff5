import matchPack from 'virtual:rambu/match-pack';
import { createEngine } from '../../lib/engine/engine.ts';

export const engine = createEngine(matchPack);
