/** What in an open answer may tell who somebody is. */
export const PERSONAL_KINDS = ['phone', 'identity', 'email', 'name'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** A stretch of the text, `from` inclusive, `to` exclusive, in UTF-16 units. */
export interface PersonalMark {
  readonly kind: PersonalKind;
  readonly from: number;
  readonly to: number;
}

const ANY_FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/;
const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g;

/** Full-width letters, digits and signs as plain ones, one for one, so that places stay the same. */
function narrow(text: string): string {
  if (!ANY_FULL_WIDTH.test(text)) return text;
  return text.replaceAll(FULL_WIDTH, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCodePoint(sign.charCodeAt(0) - 0xfee0),
  );
}

const GAP = '[ -]?';
const IDENTITY = new RegExp(
  `(?<!\\d)[1-9]\\d{5}${GAP}(?:18|19|20)\\d{2}${GAP}(?:0[1-9]|1[0-2])\\d{2}${GAP}\\d{3}[\\dXx](?!\\d)`,
  'g',
);
const OLD_IDENTITY = /(?<!\d)[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/g;
const MOBILE = new RegExp(`(?<!\\d)(?:\\+?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}(?!\\d)`, 'g');
const LANDLINE = /(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}) ?-?\d{7,8}(?!\d)/g;
const NAMED_NUMBER = /(?<=(?:电话|座机|手机|微信|QQ|[Tt]el|[Pp]hone)[^\d\n]{0,6})\d{6,12}(?!\d)/gi;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** The family names of nine in ten people; those that are everyday words as well are left out. */
const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾韦夏付邹熊孟秦邱侯江尹薛闫段雷龙黎史陶贺顾毛郝龚邵钱严武戴莫孔汤欧阎温葛季岳翟耿牛樊';
const DOUBLE = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒';
const TITLES =
  '主任|书记|科长|处长|局长|所长|站长|院长|校长|队长|组长|经理|老师|医生|大夫|护士|警官|师傅|先生|女士|小姐|同志|同学|阿姨|大爷|大妈|大姐|大哥|叔叔|奶奶|爷爷|委员|干事|专员|律师';
const WITH_TITLE = new RegExp(
  `(?:(?:${DOUBLE})\\p{Script=Han}{0,2}|[${FAMILY}]\\p{Script=Han}{0,2}?)(?=副?(?:${TITLES}))`,
  'gu',
);
const SAID = new RegExp(
  `(?<=(?:我叫|名叫|姓名(?:是|为|[:：])?|叫做)\\s*)(?:${DOUBLE}|[${FAMILY}])\\p{Script=Han}{1,2}`,
  'gu',
);
const ENGLISH = /(?<=\b(?:Mr|Mrs|Ms|Miss|Dr)\.? )[A-Z][a-z]+(?: [A-Z][a-z]+)?/g;

const PATTERNS: readonly (readonly [PersonalKind, readonly RegExp[]])[] = [
  ['identity', [IDENTITY, OLD_IDENTITY]],
  ['email', [EMAIL]],
  ['phone', [MOBILE, LANDLINE, NAMED_NUMBER]],
  ['name', [WITH_TITLE, SAID, ENGLISH]],
];

/** What every pattern needs some of: six digits, an @, a title, or a word that a name follows. */
const SOMETHING = new RegExp(`(?:\\d\\D*){6}|@|我叫|名叫|姓名|叫做|(?:Mr|Mrs|Ms|Miss|Dr)\\.? |${TITLES}`);

/** Phone and identity numbers, e-mail addresses and names with a title, in the order of the text, never overlapping. */
export function personalMarks(text: string): readonly PersonalMark[] {
  if (text === '') return [];
  const plain = narrow(text);
  if (!SOMETHING.test(plain)) return [];
  const marks: PersonalMark[] = [];
  for (const [kind, patterns] of PATTERNS) {
    for (const pattern of patterns) {
      for (const { index, 0: found } of plain.matchAll(pattern)) {
        const mark = { kind, from: index, to: index + found.length };
        if (marks.every((other) => mark.to <= other.from || mark.from >= other.to)) marks.push(mark);
      }
    }
  }
  return marks.sort((a, b) => a.from - b.from);
}

/** The text with a star for each character of what was found. */
export function masked(text: string, marks: readonly PersonalMark[] = personalMarks(text)): string {
  let out = '';
  let at = 0;
  for (const { from, to } of marks) {
    out += text.slice(at, from) + '＊'.repeat(to - from);
    at = to;
  }
  return out + text.slice(at);
}
