import '../../lib/messages/jitless.ts';
import matchPack from 'virtual:rambu/match-pack';
import { render } from 'preact';
import { createEngine } from '../../lib/engine/engine.ts';
import { traceOf } from '../../lib/engine/trace.ts';
import '../../lib/ui/theme.css';
import '../../lib/ui/base.css';
import '../../lib/ui/parts.css';
import '../../lib/ui/popup/popup.css';
import '../../lib/ui/explain/explain.css';
import { type Analyse, App } from './App.tsx';

const engine = createEngine(matchPack);
const analyse: Analyse = (input) => {
  const analysis = engine.analyse(input);
  return { verdict: analysis.verdict, trace: traceOf(input, analysis, matchPack) };
};

const root = document.getElementById('root');
if (root) render(<App analyse={analyse} />, root);
