import '../../lib/messages/jitless.ts';
import matchPack from 'virtual:rambu/match-pack';
import { render } from 'preact';
import { createEngine } from '../../lib/engine/engine.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import '../../lib/ui/theme.css';
import '../../lib/ui/base.css';
import '../../lib/ui/popup/popup.css';
import { App, asTab } from './App.tsx';

/** The pack is indexed when the first text is checked, not when the popup opens. */
let evaluate: ((text: string) => Verdict) | undefined;
function check(text: string): Verdict {
  if (!evaluate) {
    const engine = createEngine(matchPack);
    evaluate = (input) => engine.evaluate({ text: input });
  }
  return evaluate(text);
}

document.documentElement.classList.toggle('r-in-popup', !asTab);
const root = document.getElementById('root');
if (root) render(<App evaluate={check} />, root);
