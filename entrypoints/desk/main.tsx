import '../../lib/messages/jitless.ts';
import { render } from 'preact';
import { hasBrowserConsent } from '../../lib/messages/consent.ts';
import '../../lib/ui/theme.css';
import '../../lib/ui/base.css';
import '../../lib/ui/parts.css';
import '../../lib/ui/popup/popup.css';
import '../../lib/ui/desk/desk.css';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root) hasBrowserConsent().then((consents) => render(<App consents={consents} />, root));
