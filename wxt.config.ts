import path from 'node:path';
import preact from '@preact/preset-vite';
import { minify } from 'terser';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { LOOPBACK_HOSTS } from './lib/report/endpoint.ts';
import { GRANTED_MATCHES } from './lib/schema/granted-hosts.ts';
import { OPTIONAL_MATCHES } from './lib/schema/hosts.ts';
import { rambuPack } from './tools/pack/vite-plugin.ts';

/** The first versions that know all we use; styles and scripts are written for them. */
const OLDEST_CHROME = 123;
const OLDEST_FIREFOX = 140;

/** Reports may go to any https server that the person agreed to; http only to this machine. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  `connect-src 'self' https: ${LOOPBACK_HOSTS.map((host) => `http://${host}:*`).join(' ')}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Lighter stand-ins for what libraries would bring into every page. */
const LIGHT: Record<string, string> = {
  '@wxt-dev/webextension-polyfill/browser': 'lib/messages/native-browser.ts',
  'wxt/utils/content-script-context': 'lib/messages/script-context.ts',
};

/** No function of ours is called with `new` or has a `this`: those are classes. */
const TERSER = {
  ecma: 2020,
  compress: { passes: 3, keep_fargs: false, hoist_funs: true, unsafe_arrows: true },
  // Without brackets a function that is called at once is read twice: to find its end, and to run it.
  format: { wrap_iife: true },
} as const;

/** Keeps the content script small. */
function lightContentScript(): Plugin {
  let contentScript = false;
  return {
    name: 'rambu-light-content-script',
    enforce: 'pre',
    configResolved({ build }) {
      contentScript = JSON.stringify([build.lib, build.rolldownOptions.input]).includes('scanner.content');
    },
    resolveId: (id) => {
      const light = contentScript ? LIGHT[id] : undefined;
      return light ? path.resolve(import.meta.dirname, light) : null;
    },
    // A second pass over what the bundler has minified: some 2 % less.
    async generateBundle(_, bundle) {
      if (!contentScript) return;
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, TERSER);
        if (code) file.code = code;
      }
    },
  };
}

/** A build for tests: headless browsers cannot answer the prompt, so optional hosts are granted at install. */
const GRANTS_OPTIONAL_HOSTS = process.env.RAMBU_TEST_BUILD === '1';

/**
 * Chromium runs the script of open notes (`note-panel.js`) only on hosts named here, though the content script runs on
 * these already; Firefox takes the content script's own matches for it.
 */
function hostPermissions(browser: string): {
  host_permissions?: string[];
  optional_host_permissions?: string[];
} {
  const granted = browser === 'firefox' ? [] : GRANTED_MATCHES;
  const hosts = GRANTS_OPTIONAL_HOSTS ? [...granted, ...OPTIONAL_MATCHES] : granted;
  return {
    ...(hosts.length > 0 ? { host_permissions: hosts } : {}),
    ...(GRANTS_OPTIONAL_HOSTS ? {} : { optional_host_permissions: OPTIONAL_MATCHES }),
  };
}

export default defineConfig({
  imports: false,
  outDir: GRANTS_OPTIONAL_HOSTS ? '.output/test-build' : '.output',
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), rambuPack(), lightContentScript()],
    define: {
      'import.meta.env.REPORT_ENDPOINT': JSON.stringify(process.env.REPORT_ENDPOINT ?? ''),
      'import.meta.env.REPORT_RECEIVER': JSON.stringify(process.env.REPORT_RECEIVER ?? ''),
    },
    build: {
      target: [`chrome${OLDEST_CHROME}`, `firefox${OLDEST_FIREFOX}`],
      sourcemap: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'id',
    permissions: ['storage', 'alarms', 'activeTab', 'contextMenus', 'scripting'],
    ...hostPermissions(browser),
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    options_ui: { page: 'desk.html', open_in_tab: true },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{6d0f5f6e-3c0b-4a5e-9d54-52414d425521}',
              strict_min_version: `${OLDEST_FIREFOX}.0`,
              data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: `${OLDEST_CHROME}` }),
  }),
  zip: { excludeSources: ['data/**', 'tests/**/*.png'] },
});
