import type { SamplePost } from './feed.ts';

/** Invented posts: dangerous ads next to innocent ones that look alike. */
export const SAMPLE_POSTS: SamplePost[] = [
  {
    author: 'Rani Contoh',
    authorId: '100001',
    text: 'LOWONGAN KERJA LUAR NEGERI 🇰🇭\nDicari admin & CS online di Kamboja, gaji 12 juta bersih\nTanpa pengalaman, tanpa ijazah, yang penting bisa ngetik\nTiket, paspor, visa ditanggung bos. Masuk pakai visa turis dulu\nBerangkat minggu ini, minat inbox / WA 0812-0000-0101',
  },
  {
    author: 'PT Contoh Bahari Sentosa',
    authorId: '100002',
    text: 'Penempatan resmi pekerja pabrik elektronik Taiwan (P3MI PT Contoh Bahari Sentosa, SIP3MI 9120001234567)\nGaji pokok NT$ 29.500, lembur sesuai aturan, kontrak 3 tahun\nMajikan: Contoh Precision Co., Hsinchu\nBiaya penempatan sesuai ketentuan KP2MI, rincian di kantor\nDokumen: KTP, KK, ijazah SMA, paspor, SKCK. Medical dan pelatihan 2 bulan\nDaftar lewat Disnaker atau kantor kami, Jl. Contoh No. 1 Malang',
  },
  {
    author: 'Anggota anonim',
    text: 'Min izin tanya, sepupu saya ditawari kerja CS di Poipet gaji 900 dolar, katanya tiket dibayarin dan paspor dibuatkan. Ini beneran gak ya? Takut kenapa2',
  },
  {
    author: 'Hendra Contoh',
    authorId: '100004',
    text: 'DICARI KASIR MINIMARKET\nLokasi Depok, gaji UMR, lulusan SMA, 6 hari kerja\nLamaran antar langsung ke toko Jl. Contoh Raya 12',
  },
  {
    author: 'Dewi Contoh',
    authorId: '100005',
    text: 'Butuh 10 orang cewek cowok buat kerja di luar, kerjaan gampang cuma balas chat, gaji 1000$ + bonus.',
    rest: ' Ga perlu bisa bahasa, paspor kita yang urus semua. Jangan bilang mau kerja pas di imigrasi ya, bilang liburan aja. Besok terbang, buruan japri',
  },
  {
    author: 'Kabar Contoh',
    authorId: '100006',
    text: 'JAKARTA - Polisi menggagalkan keberangkatan lima orang yang dijanjikan bekerja sebagai customer service di Kamboja dengan gaji 800 dolar. Korban diminta mengaku liburan kepada petugas imigrasi, kata Kapolres, Selasa (20/10/2026).',
  },
  {
    author: 'Yuni Contoh',
    authorId: '100007',
    text: 'Jual bibit bunga kamboja merah dan putih, 25rb per polybag, bisa COD Sleman. Admin slow respon ya',
  },
  {
    author: 'Bagas Contoh',
    authorId: '100008',
    text: 'Siapa tau ada yang minat gaes',
    shared: {
      author: 'Mitra Kerja Contoh',
      authorId: '100108',
      text: 'Kerja kebun sawit di Malaysia, tanpa paspor bisa, lewat jalur laut Tanjung Balai malam hari. Ongkos ditalangi tekong, nanti potong gaji 6 bulan. Kumpul hari Jumat, hub 0812-0000-0108',
    },
  },
  {
    author: 'Sponsor Contoh',
    authorId: '100009',
    text: 'Info untuk ibu-ibu, cek posternya ya',
    posterText:
      'DIBUTUHKAN PRT KE ARAB SAUDI VISA ZIARAH PROSES CEPAT UANG SAKU 7 JUTA UNTUK KELUARGA TANPA MEDICAL HUBUNGI SPONSOR 0812-0000-0109',
  },
  {
    author: 'Ibu Contoh',
    authorId: '100010',
    text: 'Alhamdulillah sudah 2 tahun kerja di Hong Kong, jualan nasi bungkus tiap Minggu di Causeway Bay, monggo yang mau pesan inbox',
  },
];

/** The address that `npm start` answers itself; nothing else is routed. */
export const SAMPLE_GROUP = { groupId: '100200300400500', groupName: 'Loker Luar Negeri (contoh rekaan)' };
export const SAMPLE_URL = `https://www.facebook.com/groups/${SAMPLE_GROUP.groupId}/`;
