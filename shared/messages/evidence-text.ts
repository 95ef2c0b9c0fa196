import type { EvidenceFault } from '../errors.ts';
import type { Sentence } from './sentence.ts';

/** Why a file is not taken as evidence; `{detail}` is its name. */
export const EVIDENCE_TEXT: Readonly<Record<EvidenceFault, Sentence>> = {
  kind: {
    zh: ['这种文件不能作为佐证材料（{detail}）。', '请用 PDF、图片或 Office 文件，原文件没有改动。'],
    en: [
      'This kind of file cannot be evidence ({detail}).',
      'Use a PDF, a picture or an Office file; yours is untouched.',
    ],
  },
  not_what_it_says: {
    zh: ['文件内容和它的扩展名不符，没有打开（{detail}）。', '请从原来的程序重新导出，再添加。'],
    en: ['The file is not what its name says, so it was not opened ({detail}).', 'Export it again from its program.'],
  },
  too_big: {
    zh: ['文件超过 64 MB（{detail}）。', '请压缩或分成几份，再添加。'],
    en: ['The file is larger than 64 MB ({detail}).', 'Make it smaller or split it, then add it again.'],
  },
  pixels: {
    zh: ['图片超过一亿像素（{detail}）。', '请缩小后再添加，原图没有改动。'],
    en: [
      'The picture has more than 100 million pixels ({detail}).',
      'Make it smaller and add it again; yours is untouched.',
    ],
  },
  unreadable: {
    zh: ['图片读不出来，可能不完整（{detail}）。', '请重新复制或重新拍摄，再添加。'],
    en: ['The picture cannot be read; it may be incomplete ({detail}).', 'Copy it again, or take it again.'],
  },
  empty: {
    zh: ['文件是空的（{detail}）。', '请重新复制，再添加。'],
    en: ['The file is empty ({detail}).', 'Copy it again and add it again.'],
  },
};
