import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Post } from '../../../lib/schema/post.ts';
import { loadSites } from '../../pack/sites.ts';
import { addPage, fixtureOf } from './page.ts';
import { personalData } from './personal.ts';

/** Invented, but of the form that living pages have: nothing of it may come through. */
const SECRETS = [
  'Sumarni',
  'Kusuma',
  '85731',
  '10008812345',
  'pfbid0Qx',
  'cdn77',
  'Wonosobo',
  'sumarni.k',
  'bocor',
];
const SAVED = `<!-- saved from url=(0045)https://www.facebook.com/groups/55512345678/ -->
<html lang="id"><head><title>Sumarni Kusuma</title><script>bocor("100088123456789")</script></head><body>
<div role="main"><div role="feed"><!-- bocor --><div><div role="article" aria-labelledby="_r_100088123456_" data-ft='{"id":"100088123456"}' onclick="bocor()">
<div data-ad-rendering-role="profile_name"><h3 id="_r_100088123456_"><a role="link" href="/groups/55512345678/user/100088123456789/?__cft__[0]=AZbocor">Sumarni Kusuma</a></h3></div>
<a role="link" href="https://www.facebook.com/sumarni.k/posts/pfbid0QxAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefghi?__tn__=bocor"><span>3 jam</span></a>
<div role="button" aria-haspopup="menu" aria-label="Tindakan untuk postingan oleh Sumarni Kusuma ini"></div>
<div data-ad-rendering-role="story_message" dir="auto"><div dir="auto">Hubungi Sumarni di Wonosobo, 0857-3112-3456 atau sumarni.k@mail.co.id</div><div dir="auto">LOKER baru, gaji 5 juta… <div role="button">Lihat selengkapnya</div></div></div>
<a href="/photo/?fbid=100088123456789&amp;set=gm.99912345678&amp;idorvanity=55512345678"><img src="https://cdn77.fbcdn.net/v/1.jpg" alt="Mungkin gambar teks yang menyatakan 'WONOSOBO PUNYA KERJA'"></a>
<a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fwa.me%2F6285731123456&amp;h=bocor">wa.me/6285731123456</a>
<div role="button" aria-label="Suka"></div></div></div></div></div></body></html>`;

const site = (id: string) => {
  const found = loadSites().find((known) => known.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('fixtureOf', () => {
  it('keeps how the page is built and nothing of anybody’s', () => {
    const { html, url, posts } = fixtureOf(SAVED, site('facebook'));
    const leaked = SECRETS.filter((secret) => (html + url).toLowerCase().includes(secret.toLowerCase()));
    expect(leaked).toEqual([]);
    expect(personalData(html)).toEqual([]);
    expect(url).toMatch(/^https:\/\/www\.facebook\.com\/groups\/10{8,}\d+\/$/);
    expect(posts).toEqual([
      expect.objectContaining({
        strategy: 'story-message',
        surface: 'post',
        author: expect.objectContaining({ name: 'Rani Contoh', id: expect.stringMatching(/^10+1?\d*$/) }),
        truncated: true,
        postedAtAsShown: '3 jam',
        links: ['https://wa.me/6281200000001'],
        unreadImages: 0,
      }),
    ]);
    expect(html).toContain('Tindakan untuk postingan oleh Rani Contoh ini');
    expect(posts[0]?.imageText?.[0]).toMatch(/^[A-Z]+ [A-Z]+ [A-Z]+$/);
  });

  it('refuses a page that does not say where it is from, or is another site’s', () => {
    expect(() => fixtureOf('<html></html>', site('olx'))).toThrow('expected the page’s address in it');
    expect(() => fixtureOf(SAVED, site('olx'))).toThrow('www.facebook.com: expected one of www.olx.co.id');
  });
});

/** As Telegram and the mobile Facebook have it: names and ids in attributes of their own. */
const IN_ATTRIBUTES = `<!-- saved from url=(0045)https://web.telegram.org/k/ -->
<div class="bubbles-group"><div><div data-peer-id="857311234567"><img alt="Sumarni Kusuma" src="blob:https://web.telegram.org/bocor"></div></div>
<div class="bubble is-in" data-mid="4294968857" data-peer-id="-1008573100881" data-timestamp="1792512000"><div class="name" data-peer-id="857311234567"><span class="peer-title" data-peer-id="857311234567">Sumarni Kusuma</span></div>
<div class="message"><span>Hubungi Sumarni di Wonosobo 0857-3112-3456 sekarang juga</span><span class="time"><div class="time-inner" title="Sumarni 10.00">10.00</div></span></div></div></div>`;

describe('attributes that carry names and ids', () => {
  it('are invented as well', () => {
    const { html, posts } = fixtureOf(IN_ATTRIBUTES, site('telegram'));
    expect(SECRETS.filter((secret) => html.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    expect(html).not.toMatch(/8573|1792512|4294968857/);
    expect(posts).toHaveLength(1);
  });
});

describe('the page’s own address', () => {
  it('loses names and keeps what the adapter asks for', () => {
    const at = (address: string) => SAVED.replace('https://www.facebook.com/groups/55512345678/', address);
    const url = (address: string) => fixtureOf(at(address), site('facebook')).url;
    expect(url('https://www.facebook.com/sumarni.k/posts/100088123456789?by=sumarni')).toMatch(
      /^https:\/\/www\.facebook\.com\/namacontoh1\/posts\/10+\d\?by=namacontoh2$/,
    );
    expect(url('https://www.facebook.com/watch/?v=100088123456789')).toMatch(/\/watch\/\?v=10+\d$/);
  });

  it.each([
    [
      'kaskus',
      'https://www.kaskus.co.id/forum/70/lowongan',
      '<div id="post5f0a1b2c3d4e5f6071829304">',
      /id="post1\d{23}"/,
    ],
    [
      'tiktok',
      'https://www.tiktok.com/@sumarni.k',
      '<a href="/@sumarni.k" data-e2e="video-desc">',
      /href="\/@namacontoh\d" data-e2e="video-desc"/,
    ],
    [
      'carousell',
      'https://id.carousell.com/',
      '<a href="/u/sumarni.k/"><a href="/p/kerja-wonosobo-85731123">',
      /"\/u\/namacontoh\d\/".+"\/p\/namacontoh\d-1\d{7}"/s,
    ],
  ])('and ids as %s builds them', (id, address, markup, pattern) => {
    const { html } = fixtureOf(`<!-- saved from url=(0009)${address} --><main>${markup}x</main>`, site(id));
    expect(html).toMatch(pattern);
    expect(html).not.toMatch(/sumarni|wonosobo|85731|5f0a/i);
  });
});

const PAGES = join(import.meta.dirname, '../../../tests/pages');
const KNOWN = JSON.parse(readFileSync(join(PAGES, 'expected.json'), 'utf8')) as Record<
  string,
  { site: string; url: string; posts: Pick<Partial<Post>, 'author' | 'permalinks'>[] }
>;

it.each([
  'fb-group-feed.html',
  'generic-jsonld.html',
  'jobstreet.html',
  'kaskus.html',
  'olx-list.html',
  'telegram-k-group.html',
  'tiktok.html',
  'x.html',
])('%s still gives its posts when it is scrubbed again', (name) => {
  const known = KNOWN[name];
  if (!known) throw new Error(name);
  const saved = `<!-- saved from url=(0009)${known.url} -->${readFileSync(join(PAGES, name), 'utf8')}`;
  const { posts } = fixtureOf(saved, site(known.site));
  const counts = (of: Pick<Partial<Post>, 'author'>[]) => ({
    posts: of.length,
    accounts: of.filter((post) => post.author?.id).length,
  });
  expect(counts(posts)).toEqual(counts(known.posts));
  expect(posts.filter((post) => (post.permalinks?.length ?? 0) > 0).length).toBeGreaterThanOrEqual(
    known.posts.filter((post) => (post.permalinks?.length ?? 0) > 0).length,
  );
});

/** As other pages have it: people in ids, in what refers to them, in data for scripts, in classes and placeholders. */
const IN_IDS = SAVED.replace(
  '<div role="button" aria-label="Suka"></div>',
  `<div id="comment-by-sumarni-kusuma" class="author-sumarni x1" data-username="sumarni.kusuma.wonosobo" data-owner="Sumarni Kusuma" data-phone="0857" data-contact="0857-311-234" data-testid="UserAvatar-Container-sumarniKusuma" data-key="85a7311b2c3d4e5f85731abc" data-href="?by=Wonosobo">
  <label for="comment-by-sumarni-kusuma" aria-labelledby="comment-by-sumarni-kusuma name-of-tuti"></label><a href="#comment-by-sumarni-kusuma"></a><a href="?by=Wonosobo"></a><b id="name-of-tuti"></b><i aria-placeholder="Jawab Sumarni"></i></div>
  <div role="button" aria-label="Suka"></div>`,
);

describe('ids and data attributes', () => {
  const { html, posts } = fixtureOf(IN_IDS, site('facebook'));

  it('lose every word that names no part of a page, and every longer number', () => {
    expect(SECRETS.filter((secret) => html.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    expect(html).not.toMatch(/tuti|0857|311-234|7311b|85a/i);
    expect(posts).toHaveLength(1);
  });

  it('keep what the page is built with, and refer to the same elements', () => {
    const id = /<div id="([^"]+)" class="x1"/.exec(html)?.[1] ?? 'none';
    expect(id).toMatch(/^comment-by-contoh[a-z]-contoh[a-z]$/);
    expect(html).toContain(`for="${id}"`);
    expect(html).toContain(`href="#${id}"`);
    const other = new RegExp(`aria-labelledby="${id} (name-of-contoh[a-z])"`).exec(html)?.[1] ?? 'none';
    expect(html).toContain(`<b id="${other}"`);
    expect(html).toMatch(/data-testid="UserAvatar-Container-contoh[a-z]Contoh[a-z]"/);
    expect(html).toContain('data-ad-rendering-role="story_message"');
  });
});

describe('a page that describes its job as data', () => {
  const data = {
    '@context': 'https://schema.org',
    '@type': ['JobPosting'],
    '@id': 'https://www.loker.id/#/sumarni-kusuma',
    validThrough: '2026-12-01 hubungi Sumarni',
    title: 'Pekerja Kebun Wonosobo',
    description: '&lt;p&gt;Hubungi Sumarni 0857-3112-3456&lt;/p&gt;<br>gaji 5 juta',
    hiringOrganization: {
      '@type': 'Organization',
      name: 'Sumarni Kusuma',
      url: 'https://www.sumarni.k/bocor',
    },
    datePosted: '2026-10-20',
    baseSalary: { value: 8573100 },
  };
  const saved = (script: string) =>
    `<!-- saved from url=(0045)https://www.loker.id/lowongan/kebun.html -->\n<main><h1>Pekerja Kebun Wonosobo</h1><script type="application/ld+json">${script}</script><script>bocor()</script></main>`;

  it('keeps the data, with invented values that still fit the heading', () => {
    const { html, posts } = fixtureOf(saved(JSON.stringify(data)), site('lokerid'));
    expect(SECRETS.filter((secret) => html.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    expect(html).not.toMatch(/8573/);
    expect(posts).toEqual([expect.objectContaining({ surface: 'posting', postedAtAsShown: '2026-10-20' })]);
    expect(posts[0]?.text).toMatch(/^\p{L}+ \p{L}+ 0812-0000-0001\n+\p{L}+ 5 /u);
  });

  it('drops data that is none', () => {
    const { html, posts } = fixtureOf(saved('{"title": "Sumarni'), site('lokerid'));
    expect(html).not.toMatch(/Sumarni|ld\+json/);
    expect(posts).toEqual([]);
  });
});

describe('addPage', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rambu-pages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const saved = (name: string, html: string): string => {
    writeFileSync(join(folder, name), html);
    return join(folder, name);
  };
  const expected = () => JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as object;
  cpSync(join(import.meta.dirname, '../../../tests/pages/expected.json'), join(folder, 'expected.json'));

  it('writes the page and what was read on it, once', () => {
    const file = saved('saved.html', SAVED);
    expect(addPage('facebook/new-case', file, folder)).toContain('facebook-new-case.html holds 1 posts');
    expect(Object.keys(expected())).toContain('facebook-new-case.html');
    expect(() => addPage('facebook/new-case', file, folder)).toThrow('exists already');
  });

  it('says what to do with a page on which nothing is read', () => {
    const file = saved(
      'changed.html',
      SAVED.replace(/ role="article"| data-ad-rendering-role="story_message"| aria-label="Suka"/g, ''),
    );
    expect(addPage('facebook/changed', file, folder)).toContain('Mend that file');
  });

  it.each([
    ['a folder', 'facebook/x', '.', 'there is no such file'],
    ['no file', 'facebook/x', 'nothing.html', 'there is no such file'],
    ['an unknown site', 'nowhere/x', 'saved.html', 'nowhere: expected the name of a file in rules/sites'],
  ])('refuses %s and writes nothing', (_, id, file, message) => {
    const before = Object.keys(expected()).length;
    expect(() => addPage(id, join(folder, file), folder)).toThrow(message);
    expect(Object.keys(expected())).toHaveLength(before);
  });
});

describe('personalData', () => {
  it.each([
    ['+62 857-3112-3456', 'telephone number'],
    ['08571234567', 'telephone number'],
    ['seseorang@mail.co.id', 'e-mail address'],
    ['/profile.php?id=100088123456789', 'long number'],
    ['https://scontent-sin6-1.xx.fbcdn.net/v/a.jpg', 'picture'],
    ['https://wa.me/6285731123456', 'chat address'],
    ['<i data-username="siti.aminah.lombok">', 'word in an id or a data attribute'],
    ['<i data-owner="Siti Aminah">', 'word in an id or a data attribute'],
    ['<i id="comment-by-siti-aminah">', 'word in an id or a data attribute'],
    ['<i aria-labelledby="name-of-siti">', 'word in an id or a data attribute'],
    ['pfbid02QxAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefghi', 'address of a real post'],
  ])('finds %s', (text, what) => {
    expect(personalData(`<p>${text}</p>`).map((found) => found.split(':')[0])).toContain(what);
  });

  it('passes what nobody has', () => {
    const invented =
      '0812-0000-0001 hrd@contoh.example id=100000000000042 https://wa.me/6281200000002 Rp5.000.000 2026-11-21 <i id="comment-by-contoha" data-testid="User-Name">';
    expect(personalData(invented)).toEqual([]);
  });
});
