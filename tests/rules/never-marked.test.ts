import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../../tools/pack/build.ts';

const engine = createEngine(buildPack().match);

/** Posts that must never be marked, whatever words of scam ads they hold. */
const INNOCENT: Record<string, string[]> = {
  'a post about frangipani': [
    'Jual bibit bunga kamboja Jepang (adenium), gratis ongkir Jawa, ready 200 pohon, WA 0812-0000-7301',
    'Kamboja di depan rumah akhirnya berbunga! Dulu cuma stek dari kuburan Mbah, sekarang wangi banget tiap sore',
    'Dicari pohon kamboja fosil ukuran besar untuk proyek taman di Canggu, bayar cash, kirim foto dan harga lewat inbox',
    'Tips merawat kamboja: jangan terlalu banyak air, pupuk sebulan sekali, pangkas setelah musim hujan. Ada yang punya warna kuning?',
  ],
  'an article quoting an ad in full': [
    'BANDUNG - Polda Jawa Barat membongkar perekrutan lewat Facebook. Iklan itu berbunyi: "Dibutuhkan admin dan CS untuk kantor di Kamboja, gaji 12 juta, tiket dan paspor ditanggung, tanpa pengalaman, berangkat minggu ini, hubungi WA kami." Sebanyak 14 korban telah dipulangkan, kata Kapolda, Senin (3/11).',
    'Kemlu mengingatkan warga agar waspada. Salah satu unggahan yang beredar menulis "Lowongan operator komputer Thailand, 1.000 dolar, mess gratis, visa turis dulu, minat inbox". Menurut Direktur Pelindungan WNI, para korban kemudian dibawa ke Myawaddy dan dipaksa menipu secara daring.',
    'CIREBON, KOMPAS - Ia tergiur iklan di grup lowongan: "Butuh 10 ART ke Dubai, uang saku 8 juta untuk keluarga, proses 2 minggu, tanpa PT." Dua bulan kemudian perempuan 26 tahun itu dipulangkan setelah gajinya tidak dibayar, kata pendamping dari SBMI.',
    'JAKARTA, KOMPAS - Dalam unggahan yang kini dihapus, akun tersebut menulis "Cari ABK kapal cumi, buku pelaut dibuatkan, kasbon 3 juta, potong gaji 4 bulan, hub Pak Kapten". Polisi menetapkan dua tersangka dan masih mencari empat calon pelaut asal Tegal.',
  ],
  'the ad of a licensed P3MI with a free ticket and a fast process': [
    'PT Citra Bahari Contoh (SIP3MI No. 91202000000017) membuka 20 operator pabrik elektronik Penang. Kontrak 2 tahun, gaji RM1.700 + lembur, tiket pesawat gratis, hostel, BPJS PMI. Proses cepat 4 minggu setelah calling visa keluar. Tidak ada potongan gaji, paspor dipegang sendiri. Daftar di kantor Jl. Contoh 12 Mataram dengan KTP, ijazah, surat izin keluarga.',
    'P3MI PT Contoh Sejahtera, SIP3MI 91202000000025, job order Taiwan pabrik: NT$ 29.500, kontrak 3 tahun, tiket ditanggung majikan, proses cepat karena visa sudah siap. Biaya sesuai Kepdirjen, rincian tertulis dan kuitansi. Wawancara user Kamis di Disnaker Ponorogo.',
    'Lowongan resmi welder Qatar lewat PT Tunas Contoh, izin SIP3MI 91202000000033. QAR 2.400, makan dan tempat tinggal, tiket PP gratis, medical dan PK ditandatangani sebelum berangkat di BP3MI Bandung. Zero cost, kami tidak memungut biaya apa pun. Pengalaman 2 tahun, sertifikat 3G.',
    'PT Mitra Contoh Kerja (SIP3MI No. 91202000000041) buka perawat lansia Jepang SSW: JFT A2, gaji ¥195.000, kontrak 3 tahun, tiket berangkat dari perusahaan, proses 3 bulan, paspor tidak ditahan, tanpa denda bila mundur sebelum terbang. Info di kantor Semarang jam kerja.',
  ],
};

/** Posts of people who need help: never marked, and with the help chip. */
const HELP: Record<string, string[]> = {
  "a victim's plea in leetspeak": [
    't0l0ng s4y4 d1 ny4w4ddy, d1s3k4p bos, p4sp0r d1amb1l, h4rus 3bus 40 jut4 bu4t pul4ng, s1apapun t0l0ng',
    'tolong k4mi d1 k4mboj4, d1p4ksa n1pu or4ng, k4lau t4rget g4k d4pet d1setrum. k4mi b3rlima d4ri M3dan m4u pul4ng',
    's4ya d1ju4l ke p3rusahaan l4in d1 Myanm4r, g4ji t1dak d1bay4r 5 bul4n, t0l0ng k4sih t4u kelu4rga s4ya d1 Kl4ten',
    'minta t0long, 4dik saya d1sekap d1 P0ipet, p4spor ditah4n, disuruh b4yar tebus4n 30 juta. h4rus lapor k3 mana?',
  ],
  'a plea that accuses and names offices': [
    'tolong sebarkan, saya di lantai 4 tidak boleh keluar, disuruh cari korban tiap hari, kalau tidak dapat dipukul. mereka bohong soal gaji. bilang ke keluarga saya dan ke KBRI',
    'Anak saya pamit magang di Bangkok, sekarang bisik-bisik bilang disuruh menipu orang. Polres bilang tunggu. Kami harus lapor ke mana lagi, Kemlu atau KBRI?',
    'Tetangga saya ditipu sponsor, dijanjikan perawat malah jadi pembantu di Riyadh, tujuh bulan tidak digaji. Siapa yang bisa bantu, BP3MI atau polisi? Tolong jangan diam saja',
  ],
  'the question of a worried sister': [
    'Adik saya ditawari kerja admin di Thailand gaji 12 juta, tiket ditanggung, disuruh bikin paspor minggu ini. Apa benar lowongan begini? Saya takut dia ditipu',
    'Ada yang tahu PT yang memberangkatkan ke Kamboja? Kakak saya mau berangkat Jumat, katanya kerja restoran, visanya turis. Kok saya merasa tidak enak ya, aman gak?',
    'Mau tanya, adikku dijemput orang ke Batam katanya kerja di Malaysia, HP-nya sudah 3 hari tidak aktif. Harus lapor ke mana ya?',
    'Min, izin bertanya. Adik perempuan saya dapat tawaran jaga toko di Dubai, uang muka 8 juta dikasih ke ibu. Ini resmi atau penipuan? Tolong pencerahannya',
  ],
};

const rows = (posts: Record<string, string[]>): [string, string][] =>
  Object.entries(posts).flatMap(([what, texts]) => texts.map((text): [string, string] => [what, text]));

describe('posts that are never marked', () => {
  it.each(rows({ ...INNOCENT, ...HELP }))('%s: %s', (_, text) => {
    expect(['none', 'incomplete']).toContain(engine.evaluate({ text }).level);
  });

  it.each(rows(HELP))('offers help: %s: %s', (_, text) => {
    expect(engine.evaluate({ text }).help).toBe(true);
  });
});
