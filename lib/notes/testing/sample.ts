import type { PartName, Post } from '../../schema/post.ts';
import type { Fact, FactState, Finding, Span, Verdict } from '../../schema/verdict.ts';
import type { NoteActions, NoteWords, ReportActions } from '../actions.ts';
import { createNotePanel } from '../note-panel.ts';

const TEXT =
  'Dicari CS untuk Poipet, gaji 800 dolar. Berangkat pakai v1sa turis, paspor dan tiket kami urus. ' +
  'Tidak perlu pengalaman, minggu depan terbang. Inbox sekarang!';

export const samplePost: Post = {
  key: 'https://www.facebook.com/groups/1/posts/2',
  site: 'facebook',
  surface: 'post',
  text: TEXT,
  imageText: ['OPEN RECRUITMENT POIPET'],
  unreadImages: 1,
  links: [],
  author: { name: 'Contoh', id: '100' },
  permalinks: ['https://www.facebook.com/groups/1/posts/2'],
  truncated: true,
};

function span(words: string, part: PartName = 'text'): Span {
  const source = part === 'text' ? TEXT : 'OPEN RECRUITMENT POIPET';
  const start = source.indexOf(words);
  return { part, start, end: start + words.length };
}

function finding(id: string, spans: Span[], rest: Partial<Finding> = {}): Finding {
  return { id, group: id.split('/')[0] ?? id, weight: 2, spans, undone: [], ...rest };
}

function fact(state: FactState): Fact {
  return { state, spans: [] };
}

export const sampleVerdict: Verdict = {
  kind: 'offer',
  level: 'danger',
  score: 7,
  findings: [
    finding('documents/tourist-visa-to-work', [span('v1sa turis')], { undone: ['leetspeak'] }),
    finding('destination/scam-hub', [span('Poipet'), span('POIPET', 'image:0')]),
    finding('process/papers-handled', [span('paspor dan tiket kami urus')]),
    finding('process/no-experience', [span('Tidak perlu pengalaman')]),
    finding('combinations/hub-and-online-role', []),
  ],
  reassurances: [finding('trust/interview', [span('Inbox sekarang')])],
  facts: {
    'placing-company': fact('not-stated'),
    permit: fact('not-stated'),
    employer: fact('not-stated'),
    position: fact('stated'),
    pay: fact('stated'),
    'hours-leave': fact('unknown'),
    'contract-length': fact('not-stated'),
    'social-security': fact('not-stated'),
    costs: fact('denied'),
    documents: fact('stated'),
  },
  help: false,
  abroad: true,
  partial: true,
  cut: false,
  packVersion: 'test',
};

function both(id: string, en: string) {
  return { id, en };
}

export const sampleWords: NoteWords = {
  flags: {
    'documents/tourist-visa-to-work': {
      title: both('Masuk dengan visa turis untuk bekerja', 'Entering on a tourist visa to work'),
      why: both(
        'Bekerja di luar negeri memerlukan visa kerja; visa turis membuat pekerja tidak terlindungi.',
        'Working abroad needs a work visa; a tourist visa leaves the worker without protection.',
      ),
      source: [
        { publisher: 'Kemnaker', date: '2022-08', title: '8 ciri penipuan lowongan kerja luar negeri' },
        { publisher: 'UU 18/2017', date: '2017', article: 'Pasal 13', url: 'https://example.org/uu' },
      ],
    },
    'destination/scam-hub': {
      title: both('Tujuan kota pusat penipuan daring', 'A town known for scam compounds'),
      why: both('Banyak korban dibawa ke kota ini.', 'Many victims were brought to this town.'),
      source: [{ publisher: 'KBRI Phnom Penh', date: '2021-05-01' }],
    },
    'process/papers-handled': {
      title: both('Paspor dan tiket diurus perekrut', 'Passport and ticket handled by the recruiter'),
      why: both('Biaya itu sering menjadi utang.', 'These costs often become a debt.'),
      source: [],
    },
    'process/no-experience': {
      title: both('Tanpa pengalaman', 'No experience needed'),
      why: both('Bersama tanda lain, ini perlu diperiksa.', 'Beside other signs, this needs checking.'),
      source: [{ publisher: 'Kemlu', date: '2023-05-05' }],
    },
    'combinations/hub-and-online-role': {
      title: both(
        'Pekerjaan daring di kota pusat penipuan',
        'Online work in a town known for scam compounds',
      ),
      why: both('Gabungan ini jarang ada di iklan resmi.', 'Official ads rarely combine these.'),
      source: [{ publisher: 'Kemlu', date: '2024-12-16' }],
    },
  },
  reassurances: {
    'trust/interview': {
      title: both('Menyebut wawancara', 'Mentions an interview'),
      why: both('…', '…'),
      source: [],
    },
  },
  contacts: [
    {
      id: 'kp2mi',
      name: both('Pusat panggilan KP2MI', 'KP2MI call centre'),
      phone: '0800-1000',
      whatsapp: '0811-8080-141',
      url: 'https://www.kp2mi.go.id',
      when: both(
        'Menanyakan izin perusahaan dan lowongan. Gratis.',
        'To ask about a company or vacancy. Free.',
      ),
      source: { publisher: 'KP2MI', date: '2026-09-12' },
      confidence: 'high',
    },
    {
      id: 'low',
      name: both('Nomor belum pasti', 'Uncertain number'),
      phone: '021-000',
      url: 'https://komnasperempuan.go.id',
      when: both('Kekerasan terhadap perempuan', 'Violence against women'),
      undated: { where: both('Salinan daftar', 'Copy of a list'), seen: '2026-11-21' },
      confidence: 'low',
    },
  ],
};

/** Actions that succeed at once and write down what was asked. */
export function recordingActions(
  overrides: Partial<NoteActions & ReportActions> = {},
): NoteActions & ReportActions & { calls: string[] } {
  const calls: string[] = [];
  const record = <T>(name: string, value: T): Promise<T> => {
    calls.push(name);
    return Promise.resolve(value);
  };
  const actions: NoteActions & ReportActions & { calls: string[] } = {
    calls,
    panel: () => Promise.resolve(createNotePanel(actions)),
    titles: () => undefined,
    words: () => record('words', sampleWords),
    prepareReport: (_post, _verdict, reason) =>
      record(`prepare ${reason}`, {
        next: 'countdown' as const,
        id: 'b3d7a0a0-0000-4000-8000-000000000001',
        receiver: 'LSM Contoh',
        askFirst: false,
        preview: JSON.stringify({ version: 1, post: { text: TEXT } }, null, 2),
      }),
    sendReport: (id) => record(`send ${id}`, { state: 'sent', receipt: 'ABCD-EFGH-JKMN' }),
    cancelReport: () => record('cancel', undefined),
    save: () => record('save', undefined),
    hide: () => record('hide', undefined),
    trustAuthor: () => record('trust', undefined),
    ...overrides,
  };
  return actions;
}
