import '../../lib/messages/jitless.ts';
import matchPack from 'virtual:rambu/match-pack';
import { render } from 'preact';
import { createEngine, type Engine } from '../../lib/engine/engine.ts';
import type { EngineInput } from '../../lib/schema/post.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import '../../lib/ui/theme.css';
import '../../lib/ui/base.css';
import '../../lib/ui/parts.css';
import '../../lib/ui/popup/popup.css';
import { App, asTab } from './App.tsx';

/** The pack is indexed when the first text is checked, not when the popup opens. */
let engine: Engine | undefined;
function evaluate(input: EngineInput): Verdict {
  engine ??= createEngine(matchPack);
  return engine.evaluate(input);
}

document.documentElement.classList.toggle('r-in-popup', !asTab);
const root = document.getElementById('root');
if (root) render(<App evaluate={evaluate} />, root);
