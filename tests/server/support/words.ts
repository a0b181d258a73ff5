import type { WordsPack } from '../../../lib/schema/words.ts';

/** The words of two invented flags; `documents/tourist-visa-to-work` has a source, the other has none. */
export const sampleWords: WordsPack = {
  version: '1',
  flags: {
    'documents/tourist-visa-to-work': {
      title: { id: 'Masuk dengan visa turis untuk bekerja', en: 'Entering on a tourist visa to work' },
      why: {
        id: 'Visa turis tidak memberi izin bekerja; pekerja tidak terlindungi.',
        en: 'A tourist visa gives no right to work; the worker has no protection.',
      },
      source: [{ publisher: 'UU 18/2017', date: '2017', article: 'Pasal 13' }],
    },
    'pay/high-for-unskilled': {
      title: { id: 'Gaji tinggi tanpa keahlian', en: 'High pay without skills' },
      why: {
        id: 'Upah yang jauh di atas kebiasaan sering dipakai untuk memikat.',
        en: 'Pay far above what is usual often serves as a lure.',
      },
      source: [],
    },
  },
  reassurances: {},
  facts: {},
  contacts: [],
};
