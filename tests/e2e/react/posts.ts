/** One invented post of the React page. */
export type PagePost = { id: number; author: string; text: string; rest?: string };

const CAMBODIA =
  'LOWONGAN KERJA LUAR NEGERI\nDicari admin & CS online di Kamboja, gaji 12 juta bersih\nTanpa pengalaman, tanpa ijazah, yang penting bisa ngetik\nTiket, paspor, visa ditanggung bos. Masuk pakai visa turis dulu\nBerangkat minggu ini, minat inbox / WA 0812-0000-0101';
const PLANTATION =
  'Kerja kebun sawit di Malaysia, tanpa paspor bisa, lewat jalur laut Tanjung Balai malam hari. Ongkos ditalangi tekong, nanti potong gaji 6 bulan. Kumpul hari Jumat, hub 0812-0000-0108';
const FLOWERS =
  'Jual bibit bunga kamboja merah dan putih, 25rb per polybag, bisa COD Sleman. Admin slow respon ya';
const CASHIER =
  'DICARI KASIR MINIMARKET\nLokasi Depok, gaji UMR, lulusan SMA, 6 hari kerja\nLamaran antar langsung ke toko Jl. Contoh Raya 12';

const TEXTS = [CAMBODIA, FLOWERS, PLANTATION, CASHIER];
/** How many different texts follow each other before the first comes again. */
export const ROUND = TEXTS.length;

/** Posts of which the first and third of every four are dangerous ads, in two ways that their notes tell apart. */
export function makePosts(count: number): PagePost[] {
  return Array.from({ length: count }, (_, index) => ({
    id: 700_000 + index,
    author: `Warga Contoh ${index}`,
    text: TEXTS[index % ROUND] ?? FLOWERS,
  }));
}

/** What a post is about: `none` where nothing is to be marked. */
export function subjectOf(text: string): 'cambodia' | 'plantation' | 'none' {
  if (text.includes('Dicari admin & CS online di Kamboja')) return 'cambodia';
  return text.includes('tekong') ? 'plantation' : 'none';
}
