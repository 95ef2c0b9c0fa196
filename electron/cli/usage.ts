import type { Language } from '../../shared/model/text.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { KeyProblem } from './read-keys.ts';
import type { Terminal } from './terminal.ts';

const HELP: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '用法: jieping 命令 文件… [选项]',
    '',
    '  verify 文件… [--root 25位核对码] [--identity 钥匙文件]',
    '      文件是否完好、出自哪台电脑和哪个办公室；只有能证实的才返回 0',
    '  inspect 文件… [--answers] [--identity 钥匙文件]',
    '      文件里有什么；不打印个人内容，除非加 --answers',
    '  merge --data 数据文件夹 文件… [--round 轮次]',
    '      像接收页面一样并入文件，每个文件一句结论',
    '  receipt --data 数据文件夹 [--round 轮次] [--device 电脑] [--out 文件夹]',
    '      生成回执',
    '  export-archive --data 数据文件夹 --round 轮次 --out 文件.jparch',
    '      把一轮的全部证据写成一个档案',
    '      （口令在终端输入，或用 --passphrase-file 给出）',
    '  form check 文件.xlsx',
    '      问卷能否导入；不能时逐条说明工作表、行、列、原因，返回 2',
    '  score --indicators iMeta.csv --data iData.csv [--weights 文件]',
    '        --normalise none|minmax:下,上|zscore:均值,标准差|rank|percentrank|goalposts',
    '        --aggregate amean|gmean|hmean [--min-share 2/3] --out 结果.csv [--explain 文件.json]',
    '      任何综合指数的表格（CSV 或 XLSX）从原始数据算到各级得分',
    '',
    '各命令都可用: --json 每个文件一行 JSON；--lang zh|en',
    '返回值: 0 完好 · 1 有文件不予采信 · 2 用法不对 · 3 不能判断 · 4 本机做不到',
  ],
  en: [
    'usage: jieping COMMAND FILE… [options]',
    '',
    '  verify FILE… [--root 25-DIGITS] [--identity KEY-FILE]',
    '      whether a file is intact and from whom; 0 only for what is proven',
    '  inspect FILE… [--answers] [--identity KEY-FILE]',
    '      what stands in a file; nothing personal unless --answers is given',
    '  merge --data FOLDER FILE… [--round ROUND]',
    '      takes files in as the intake screen does, one verdict for each',
    '  receipt --data FOLDER [--round ROUND] [--device DEVICE] [--out FOLDER]',
    '      signs receipts',
    '  export-archive --data FOLDER --round ROUND --out FILE.jparch',
    '      writes all evidence of a round into one archive',
    '      (the passphrase is asked for on a terminal, or read from --passphrase-file)',
    '  form check FILE.xlsx',
    '      whether a questionnaire can be taken in; 2 and every reason if not',
    '  score --indicators iMeta.csv --data iData.csv [--weights FILE]',
    '        --normalise none|minmax:LO,HI|zscore:MEAN,SD|rank|percentrank|goalposts',
    '        --aggregate amean|gmean|hmean [--min-share 2/3] --out results.csv [--explain FILE.json]',
    '      scores the tables (CSV or XLSX) of any composite indicator, from raw figures up',
    '',
    'with every command: --json one line of JSON for each file; --lang zh|en',
    'exit code: 0 good · 1 a file was refused · 2 wrong use · 3 cannot be judged · 4 not possible here',
  ],
};

/** The lines of `--help`. */
export function help(language: Language): readonly string[] {
  return HELP[language];
}

/** Says what was not understood, and how it goes. */
export function usage(terminal: Terminal, language: Language, what: string): ExitCode {
  const said = { zh: `不明白或缺少: ${what}`, en: `not understood, or missing: ${what}` };
  terminal.err(said[language]);
  for (const line of help(language)) terminal.err(line);
  return EXIT.usage;
}

/** Says what is wrong with a key file. */
export function keyProblem(terminal: Terminal, language: Language, { path, problem }: KeyProblem): ExitCode {
  const words = {
    unreadable: { zh: '读不到这个文件', en: 'cannot be read' },
    no_key: { zh: '里面没有可用的钥匙', en: 'holds no key that can be used' },
  };
  terminal.err(`${path}: ${words[problem][language]}`);
  return EXIT.usage;
}
