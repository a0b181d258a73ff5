import { groupFeedPage, type SamplePost } from '../../sample/feed.ts';
import { SAMPLE_GROUP, SAMPLE_POSTS } from '../../sample/posts.ts';

/** Which share of the posts is marked: none, one in ten, or six in ten. */
export type Mix = 'quiet' | 'usual' | 'loud';

const MARKED_IN_TEN: Record<Mix, number> = { quiet: 0, usual: 1, loud: 6 };

export function markedShare(mix: Mix): number {
  return MARKED_IN_TEN[mix] / 10;
}

/** Replaced by the number of the post, so that no two posts say the same. */
const NUMBER = '@@N@@';

const INNOCENT = [
  'Dijual motor bebek tahun 2016, pajak hidup sampai bulan depan, mesin halus, ban baru ganti. Lokasi dekat pasar, bisa cek langsung habis magrib. Harga sembilan juta masih bisa nego tipis, yang serius saja ya gan, tidak melayani tukar tambah.',
  'DICARI KASIR MINIMARKET\nLokasi Depok, gaji UMR, lulusan SMA atau SMK, enam hari kerja, dua sif\nBPJS dan uang makan ada\nLamaran antar langsung ke toko di Jalan Contoh Raya 12, paling lambat hari Jumat sore',
  'Assalamualaikum warga, mohon maaf malam ini listrik padam dari jam sembilan sampai jam sebelas karena perbaikan gardu. Mohon siapkan lilin dan isi daya telepon lebih dulu. Yang punya alat medis di rumah silakan hubungi ketua RT masing-masing supaya bisa dibantu genset.',
  'Jual bibit bunga kamboja merah dan putih, 25rb per polybag, beli sepuluh gratis satu, bisa COD Sleman. Admin slow respon ya, lagi panen',
  'Alhamdulillah hari ini warung buka lagi setelah libur lebaran. Ada nasi rames, soto, pecel lele, es campur. Pesan antar untuk kompleks gratis ongkir, minimal dua porsi. Terima kasih pelanggan setia semuanya, semoga sehat dan lancar rezekinya.',
  'Penempatan resmi pekerja pabrik elektronik Taiwan (P3MI PT Contoh Bahari Sentosa, SIP3MI 9120001234567)\nGaji pokok NT$ 29.500, lembur sesuai aturan, kontrak 3 tahun\nMajikan: Contoh Precision Co., Hsinchu\nBiaya penempatan sesuai ketentuan KP2MI, rincian di kantor\nDaftar lewat Disnaker atau kantor kami',
  'Ada yang tahu bengkel yang bisa servis mesin cuci dua tabung? Punya saya bunyi keras waktu mengeringkan, sudah dua hari cucian menumpuk. Kalau bisa yang datang ke rumah, daerah Godean. Matur nuwun sebelumnya.',
];

/** What the posts are to the page: `plain`, or `contained`, so that it leaves out of its work those that are far away. */
export type Feed = 'plain' | 'contained';

const CONTAINED = '[role=feed]>div{content-visibility:auto;contain-intrinsic-size:auto 300px}';

/** A page of ten kinds of posts that grows when its script is told to. */
export function growingFeed(mix: Mix, feed: Feed = 'plain'): string {
  const marked = [0, 4, 7].map((index) => SAMPLE_POSTS[index]).filter((post) => post !== undefined);
  const posts: SamplePost[] = Array.from({ length: 10 }, (_, index) => {
    const author = { author: `Warga ${NUMBER} Contoh`, authorId: `5${index}${NUMBER}` };
    const dangerous = index < MARKED_IN_TEN[mix] ? marked[index % marked.length] : undefined;
    if (dangerous) return { ...dangerous, ...author, text: `${dangerous.text} (kode ${NUMBER})` };
    const text = INNOCENT[index % INNOCENT.length] ?? '';
    return {
      ...author,
      text: `${text} Nomor ${NUMBER}.`,
      ...(index === 8 ? { posterText: `BAZAR RAMADAN KE-${NUMBER} DI ALUN-ALUN` } : {}),
    };
  });
  return groupFeedPage(posts, SAMPLE_GROUP)
    .replace('</style>', feed === 'contained' ? `${CONTAINED}</style>` : '</style>')
    .replace('</body>', `<script>${GROW}</script></body>`);
}

const GROW = `
const feed = document.querySelector('[role=feed]');
const kinds = [...feed.children].map((unit) => unit.outerHTML);
feed.replaceChildren();
let count = 0;
function nextUnit() {
  const html = kinds[count % kinds.length].replaceAll('@@N@@', count)
    .replace(/8001\\d\\d/g, 9000000 + count).replace(/_r_\\d+([bs])_/g, '_r_' + count + '$1_');
  count += 1;
  return html;
}
function append(amount) {
  let html = '';
  for (let added = 0; added < amount; added += 1) html += nextUnit();
  feed.insertAdjacentHTML('beforeend', html);
}
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** Scrolls to the end, where ten more posts come, until there are so many. */
async function growTo(total, rest) {
  while (count < total) {
    append(10);
    await frame();
    window.scrollTo(0, document.documentElement.scrollHeight);
    await pause(rest);
  }
}
/** As a virtual list does: the same rows hold other posts, so many in all. */
async function recycle(total, rest) {
  for (let done = 0; done < total; done += feed.children.length) {
    for (const card of feed.querySelectorAll('[role=article]')) {
      const box = document.createElement('div');
      box.innerHTML = nextUnit();
      const next = box.querySelector('[role=article]');
      card.setAttribute('aria-labelledby', next.getAttribute('aria-labelledby'));
      card.replaceChildren(...next.childNodes);
    }
    await pause(rest);
  }
}
const noteCount = () => document.querySelectorAll('rambu-note').length;
const spin = [];
/** Replaces, adds and removes nodes, in cards and elsewhere: so many a second, for so long. */
async function mutate(perSecond, seconds) {
  const cards = [...document.querySelectorAll('[data-ad-rendering-role=story_message]')];
  const main = document.querySelector('[role=main]');
  const end = performance.now() + seconds * 1000;
  const begun = performance.now();
  let done = 0;
  while (performance.now() < end) {
    const due = (performance.now() - begun) / 1000 * perSecond;
    for (; done < due; done += 1) {
      const node = document.createElement(done % 3 ? 'span' : 'div');
      node.textContent = 'kerja ' + done;
      (done % 2 ? cards[done % cards.length] : main).append(node);
      spin.push(node);
      if (spin.length > 400) spin.shift().remove();
    }
    await pause(10);
  }
  return done;
}
`;
