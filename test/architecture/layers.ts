/**
 * Who may import whom. The first row whose `files` match is the row of a file; an import must match one of `may`.
 * Own files are matched by their path from the root, packages by name.
 */
export interface Layer {
  readonly name: string;
  readonly files: RegExp;
  readonly may: readonly RegExp[];
}

/** Node itself, and the schema library: whatever comes from outside is parsed where it enters. */
const NODE = /^(node:|zod$)/;
const SHARED = /^shared\//;
const BACKEND = /^electron\/backend\//;

export const LAYERS: readonly Layer[] = [
  {
    name: 'shared/model',
    files: /^shared\/(model|result\.ts|errors\.ts)/,
    may: [/^shared\/(model\/|result\.ts|errors\.ts)/, /^zod$/],
  },
  {
    name: 'shared rules, scoring, merging, messages',
    files: /^shared\/(rules|scoring|merging|messages)\//,
    may: [
      /^shared\/(rules|scoring|merging|messages|model|contract)\//,
      /^shared\/(errors|result|steps)\.ts$/,
      // A questionnaire with a form of its own is judged by the form's rules.
      /^shared\/questionnaire\/judge\.ts$/,
      // Two answers are the same when their canonical text is.
      /^shared\/package-format\/canonical-json\.ts$/,
    ],
  },
  { name: 'shared contract and package format', files: SHARED, may: [SHARED, /^zod$/] },

  {
    name: 'store',
    files: /^electron\/backend\/store\//,
    may: [SHARED, /^electron\/backend\/(store|files)\//, /^electron\/backend\/ports\.ts$/, NODE, /^better-sqlite3$/],
  },
  {
    name: 'handlers',
    files: /^electron\/backend\/handlers\//,
    may: [
      SHARED,
      /^electron\/backend\/(handlers|services|store|files|crypto)\//,
      /^electron\/backend\/[a-z-]+\.ts$/,
      NODE,
    ],
  },
  {
    name: 'services',
    files: /^electron\/backend\/services\//,
    may: [
      SHARED,
      /^electron\/backend\/(services|store|files|crypto|packages|spreadsheets)\//,
      /^electron\/backend\/[a-z-]+\.ts$/,
      NODE,
    ],
  },
  {
    name: 'crypto and packages',
    files: /^electron\/backend\/(crypto|packages|files)\//,
    may: [
      SHARED,
      /^electron\/backend\/(crypto|packages|files)\//,
      /^electron\/backend\/(ports|give-way)\.ts$/,
      NODE,
      /^(jose|age-encryption)$/,
      /^@(noble\/curves|scure\/base)/,
      /^(exifreader|file-type|image-size)$/,
    ],
  },
  {
    name: 'spreadsheets',
    files: /^electron\/backend\/spreadsheets\//,
    may: [SHARED, /^electron\/backend\/spreadsheets\//, NODE, /^(read|write)-excel-file\/node$/, /^csv-parse\/sync$/],
  },
  { name: 'backend', files: BACKEND, may: [SHARED, BACKEND, NODE, /^package\.json$/] },

  {
    name: 'shell',
    files: /^electron\/shell\//,
    may: [SHARED, BACKEND, /^electron\/shell\//, /^electron$/, NODE],
  },
  {
    name: 'preload',
    files: /^electron\/preload\.ts$/,
    may: [SHARED, /^electron\/shell\/channels\.ts$/, /^electron$/],
  },
  {
    name: 'main',
    files: /^electron\/main\.ts$/,
    may: [SHARED, BACKEND, /^electron\/(shell|demonstration)\//, /^electron$/, NODE],
  },
  {
    name: 'browser host',
    files: /^electron\/browser-host\//,
    may: [SHARED, BACKEND, /^electron\/browser-host\//, NODE, /^(playwright-core|@sparticuz\/chromium)$/],
  },
  {
    name: 'demonstration',
    files: /^electron\/demonstration\//,
    may: [SHARED, BACKEND, /^electron\/(demonstration|browser-host)\//, NODE],
  },
  {
    name: 'build',
    files: /^electron\/(build\/|vite\.config\.ts)/,
    may: [/^electron\/(build\/|vite\.config\.ts)/, /^renderer\/build\//, NODE, /^vite$/],
  },
  {
    name: 'launcher and command line',
    files: /^electron\/(launcher|cli)\/|^electron\/start\.ts$/,
    may: [SHARED, BACKEND, /^electron\/(launcher|cli|browser-host|demonstration|build)\//, NODE],
  },

  {
    name: 'renderer build',
    files: /^renderer\/(build\/|vite\.config\.ts)/,
    may: [
      /^renderer\//,
      /^shared\/contract\/revision\.ts$/,
      NODE,
      /^(vite|@vitejs\/plugin-react|antd|react|@ant-design\/.+)$/,
      /^antd\//,
    ],
  },
  {
    name: 'renderer components',
    files: /^renderer\/components\//,
    may: [
      /^renderer\/(components|i18n|styles)\//,
      /^shared\/(model|messages|errors\.ts|contract|package-format\/digits\.ts)/,
      /^(react|antd|react-i18next|@ant-design\/icons)$/,
    ],
  },
  {
    name: 'print pages',
    files: /^renderer\/print(\/|\.tsx$)/,
    may: [/^renderer\/(print|score-pictures|charts|styles)\//, SHARED, /^(react|react-dom|react-dom\/client|qrcode)$/],
  },
  {
    name: 'answers side by side, for several features',
    files: /^renderer\/answers\//,
    may: [/^renderer\/(answers|session|components|i18n|styles)\//, SHARED, /^(react|antd|react-i18next)$/],
  },
  {
    name: 'taking files away, for several features',
    files: /^renderer\/sticks\//,
    may: [/^renderer\/(sticks|bridge|session|components|i18n|styles)\//, SHARED, /^(react|antd|react-i18next)$/],
  },
  {
    name: 'charts, for several features',
    files: /^renderer\/charts\//,
    may: [/^renderer\/(charts|styles)\//, /^(react|d3-scale|d3-shape)$/],
  },
  {
    name: 'scores as charts and tables, for the screen and for paper',
    files: /^renderer\/score-pictures\//,
    may: [/^renderer\/(score-pictures|charts)\//, SHARED, /^react$/],
  },
  {
    name: 'evidence, for several features',
    files: /^renderer\/evidence\//,
    may: [
      /^renderer\/(evidence|bridge|pinyin|session|components|i18n|styles)\//,
      SHARED,
      /^(react|antd|react-i18next)$/,
      /^pdfjs-dist(\/|$)/,
    ],
  },
  {
    name: 'the claims of streets, for several features',
    files: /^renderer\/claims\//,
    may: [
      /^renderer\/(claims|answers|evidence|session|components|i18n|styles)\//,
      SHARED,
      /^(react|antd|react-i18next)$/,
    ],
  },
  {
    name: 'search by sound, for several features',
    files: /^renderer\/pinyin\//,
    may: [/^renderer\/pinyin\//, /^(react|pinyin-pro)$/],
  },
  {
    name: 'features',
    files: /^renderer\/features\/([a-z-]+)\//,
    may: [
      /^renderer\/features\/$OWN\//,
      /^renderer\/(answers|charts|score-pictures|claims|evidence|sticks|bridge|session|components|i18n|styles|pinyin)\//,
      /^renderer\/print\/([a-z-]+\.ts|QrCode\.tsx)$/,
      SHARED,
      /^(react|antd|react-i18next|zustand|@ant-design\/icons)$/,
      /^antd\//,
    ],
  },
  {
    name: 'renderer bridge, session and words',
    files: /^renderer\/(bridge|session|i18n)\//,
    may: [/^renderer\/(bridge|session|i18n)\//, SHARED, /^(react|zustand|i18next|react-i18next)$/],
  },
  {
    name: 'renderer app',
    files: /^renderer\/(app\/|main\.tsx)/,
    may: [
      /^renderer\//,
      SHARED,
      /^(react|react-dom\/client|antd|zustand|react-i18next|@ant-design\/icons|virtual:antd\.css)$/,
      /^antd\//,
    ],
  },
];

/** Files that must be there, so that a check which sees nothing does not pass: at least this many in each place. */
export const FEWEST: Readonly<Record<string, number>> = {
  'shared/': 60,
  'electron/backend/': 80,
  'electron/shell/': 12,
  'electron/browser-host/': 10,
  'renderer/': 100,
};
