import type { PackageCode } from '../errors.ts';
import type { Sentence } from './sentence.ts';

/** One sentence and one thing to do for every refusal of a file. Places inside the file belong to the small print. */
export const PACKAGE_TEXT: Readonly<Record<PackageCode, Sentence>> = {
  E_NOT_OURS: {
    zh: ['这不是街评生成的文件。', '请选择扩展名为 .jpround、.jpback 或 .jpenrol 的文件。'],
    en: ['This is not a file from Jieping.', 'Choose a file that ends in .jpround, .jpback or .jpenrol.'],
  },
  E_KIND: {
    zh: ['这是街评的另一种文件。', '任务包在填报电脑上打开，上报文件和登记申请在办公室电脑上接收。'],
    en: [
      'This is another kind of Jieping file.',
      'Open round packages on evaluators’ computers; hand-over files and enrolment requests at the office.',
    ],
  },
  E_TRUNCATED: {
    zh: ['这个文件不完整，可能是复制时中断了。', '请从原电脑重新复制。'],
    en: ['The file is incomplete; the copy was probably interrupted.', 'Copy it again from the computer it came from.'],
  },
  E_TRAILING: {
    zh: ['文件尾部多出了内容。', '请使用原来的文件。'],
    en: ['Something was added at the end of the file.', 'Use the original file.'],
  },
  E_ZIP_PROFILE: {
    zh: ['文件被其他软件重新打包或改动过。', '请使用街评直接导出的文件。'],
    en: ['The file was re-packed or changed by another program.', 'Use the file exactly as Jieping wrote it.'],
  },
  E_ZIP_NAME: {
    zh: ['文件里有不允许的内容名称。', '请不要使用这个文件，并告诉办公室。'],
    en: ['The file contains a name that is not allowed.', 'Do not use it; tell the office.'],
  },
  E_ZIP_DUP: {
    zh: ['文件里同一内容出现了两次。', '请不要使用这个文件，并告诉办公室。'],
    en: ['The file contains the same thing twice.', 'Do not use it; tell the office.'],
  },
  E_ZIP_LAYOUT: {
    zh: ['文件内部结构前后不一致，可能损坏或被改动。', '请从原电脑重新复制。'],
    en: [
      'The inside of the file does not fit together; it is damaged or was changed.',
      'Copy it again from the computer it came from.',
    ],
  },
  E_TOO_BIG: {
    zh: ['文件超过允许的大小。', '请在原电脑上分次上报。'],
    en: ['The file is larger than allowed.', 'Hand over in several files from the original computer.'],
  },
  E_TOO_MANY: {
    zh: ['文件里的内容条数超过上限。', '请在原电脑上分次上报。'],
    en: ['The file holds more entries than allowed.', 'Hand over in several files from the original computer.'],
  },
  E_SIG_FORMAT: {
    zh: ['文件的签名无法读取。', '请从原电脑重新复制；仍不行请重新导出。'],
    en: ['The signature of the file cannot be read.', 'Copy it again; if that fails, make the file again.'],
  },
  E_SIG_BAD: {
    zh: ['签名不符：文件在导出后被改动或损坏。', '请从原电脑重新复制；仍不行请重新导出并查明原因。'],
    en: [
      'The signature does not match: the file was changed or damaged after it was made.',
      'Copy it again; if that fails, make it again and find out why.',
    ],
  },
  E_SIG_TYPE: {
    zh: ['这个签名是为别的用途作的。', '请使用街评直接导出的文件。'],
    en: ['The signature was made for another purpose.', 'Use the file exactly as Jieping wrote it.'],
  },
  H_KEY_UNKNOWN: {
    zh: ['这个文件来自一台还没有登记的电脑。', '请先在“轮次 → 电脑”里登记这台电脑，再接收一次。'],
    en: [
      'This file comes from a computer that is not admitted yet.',
      'Admit the computer under Round → Computers, then take the file in again.',
    ],
  },
  E_KEY_WEAK: {
    zh: ['这台电脑的登记密钥无效。', '请在那台电脑上重新生成登记申请。'],
    en: ['The key in this request is not valid.', 'Make a new enrolment request on that computer.'],
  },
  E_KEY_REVOKED: {
    zh: ['这台电脑已经停用，停用之后的内容不予接收。', '请查明来历；确属有效的，由办公室说明理由后收下。'],
    en: [
      'This computer was withdrawn; what it wrote afterwards is not accepted.',
      'Find out where the file comes from; the office can accept it with a reason.',
    ],
  },
  E_SIGNER: {
    zh: ['文件内容写的电脑与签名的电脑不一致。', '请不要使用这个文件，并查明来历。'],
    en: [
      'The file names another computer than the one that signed it.',
      'Do not use it; find out where it comes from.',
    ],
  },
  E_UTF8: {
    zh: ['文件里的文字编码有误。', '请从原电脑重新复制。'],
    en: ['Text in the file is not readable.', 'Copy it again from the computer it came from.'],
  },
  E_JSON: {
    zh: ['文件里的数据格式有误。', '请从原电脑重新复制。'],
    en: ['Data in the file is malformed.', 'Copy it again from the computer it came from.'],
  },
  E_JSON_CANON: {
    zh: ['文件里的数据不是街评写入的样子。', '请使用街评直接导出的文件。'],
    en: ['Data in the file is not as Jieping writes it.', 'Use the file exactly as Jieping wrote it.'],
  },
  E_JSON_DEPTH: {
    zh: ['文件里的数据层次过深。', '请不要使用这个文件，并告诉办公室。'],
    en: ['Data in the file is nested too deeply.', 'Do not use it; tell the office.'],
  },
  E_MANIFEST: {
    zh: ['文件的清单缺少内容或有误。', '请在原电脑上重新导出。'],
    en: ['The list of contents is incomplete or wrong.', 'Make the file again on the original computer.'],
  },
  E_SCHEMA: {
    zh: ['文件里有缺少或不合规定的内容。', '请在原电脑上重新导出。'],
    en: ['Something in the file is missing or against the rules.', 'Make the file again on the original computer.'],
  },
  E_VERSION_NEW: {
    zh: ['文件由更新版本的街评生成。', '请先升级本机的街评（{at}），再打开。'],
    en: [
      'The file was made by a newer version of Jieping.',
      'Update Jieping on this computer ({at}) and open it again.',
    ],
  },
  E_ROUND: {
    zh: ['文件属于另一个轮次。', '请打开对应的轮次再接收。'],
    en: ['The file belongs to another round.', 'Open that round and take it in there.'],
  },
  E_REHEARSAL: {
    zh: ['演练轮次与正式轮次的文件不能混用。', '请在对应的轮次里使用这个文件。'],
    en: ['Files of a practice round and of a real round cannot be mixed.', 'Use this file in the round it belongs to.'],
  },
  E_AUD: {
    zh: ['这个文件不是交给这里的。', '上报文件请交给发出任务包的办公室；办公室给的文件请在对应的那台电脑上打开。'],
    en: [
      'The file is not addressed to this place.',
      'Hand-over files go to the office that issued the package; what the office gives, to the computer it is for.',
    ],
  },
  E_CONTENT_LIST: {
    zh: ['文件里的内容缺少或多出。', '请从原电脑重新复制。'],
    en: ['Contents of the file are missing or were added.', 'Copy it again from the computer it came from.'],
  },
  E_CONTENT_HASH: {
    zh: ['文件里的内容已损坏。', '请从原电脑重新复制。'],
    en: ['Contents of the file are damaged.', 'Copy it again from the computer it came from.'],
  },
  E_LINE: {
    zh: ['第 {at} 条记录过长或不完整。', '请在原电脑上重新导出。'],
    en: ['Record {at} is too long or cut off.', 'Make the file again on the original computer.'],
  },
  E_CHAIN: {
    zh: ['第 {at} 条记录前后接不上：记录被删除、调换或修改过。', '请不要使用这个文件，并报告负责人。'],
    en: [
      'Record {at} does not follow the one before: records were removed, reordered or edited.',
      'Do not use the file; report it.',
    ],
  },
  E_ROLLBACK: {
    zh: ['这个文件比本机已有的旧。', '请向办公室索取最新的文件。'],
    en: ['This file is older than what is on this computer.', 'Ask the office for the latest one.'],
  },
  E_ROOT: {
    zh: ['这个任务包不是原来那个办公室签发的。', '请停止使用，并打电话向办公室核实。'],
    en: ['This round package was not issued by the same office as before.', 'Stop, and telephone the office.'],
  },
  E_EXPIRED: {
    zh: [
      '这个任务包已过有效期，不能用来开始新的一轮。',
      '请向办公室索取新的任务包；已经开始的轮次可以照常填报和上报。',
    ],
    en: [
      'This round package is past its date and cannot begin a round.',
      'Ask the office for a new one; a round already begun can be finished and handed over.',
    ],
  },
  E_FINGERPRINT: {
    zh: ['核对码不一致。', '请停止操作，并打电话向办公室核实。'],
    en: ['The check digits do not match.', 'Stop, and telephone the office.'],
  },
  E_AGE_KEY: {
    zh: [
      '这个文件不是给这里的，打不开。',
      '请确认拿的是交给你的文件。办公室打不开各方的上报文件时，请用恢复单找回后再试。',
    ],
    en: [
      'This file is meant for somebody else and cannot be opened here.',
      'Check that it is the file that was made for you. An office that cannot open hand-over files should recover with its recovery sheet and try again.',
    ],
  },
  E_AGE_DAMAGED: {
    zh: ['加密文件已损坏或不完整。', '请从原电脑重新复制。'],
    en: ['The encrypted file is damaged or incomplete.', 'Copy it again from the computer it came from.'],
  },
  E_PLAIN: {
    zh: ['本轮次只接收加密的文件，而这个文件没有加密。', '请在原电脑上重新导出。'],
    en: [
      'This round takes in encrypted files only, and this one is not.',
      'Make the file again on the original computer.',
    ],
  },
  E_NOT_AUTHORISED: {
    zh: ['这台电脑无权提交这些内容。', '请在“轮次 → 分工”里核对分工。'],
    en: ['This computer may not hand in these answers.', 'Check who does what under Round → Assignments.'],
  },
};
