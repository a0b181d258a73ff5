import '../../lib/notes/evidence.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { GRANTED_MATCHES } from '../../lib/schema/granted-hosts.ts';
import { Scanner } from './scanner.ts';

export default defineContentScript({
  matches: GRANTED_MATCHES,
  runAt: 'document_end',
  main: (context) => Scanner.start(context),
});
