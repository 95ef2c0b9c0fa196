import type { NotReady } from '../errors.ts';
import type { Sentence } from './sentence.ts';

/** Sentences for what must be done first. `{detail}` names the places. */
export const NOT_READY_TEXT: Readonly<Record<NotReady, Sentence>> = {
  no_round: {
    zh: ['这台电脑上还没有轮次。', '请先打开办公室发来的任务包。'],
    en: ['There is no round on this computer yet.', 'Open the round package from the office first.'],
  },
  round_not_issued: {
    zh: ['这个轮次还没有签发。', '请先签发任务包。'],
    en: ['This round has not been issued yet.', 'Issue the round package first.'],
  },
  not_admitted: {
    zh: ['办公室还没有登记这台电脑。', '请把登记申请交给办公室，再打开新的任务包。'],
    en: [
      'The office has not admitted this computer yet.',
      'Hand in the enrolment request, then open the new round package.',
    ],
  },
  nothing_to_hand_over: {
    zh: ['还没有可以上报的内容。', '请先填完至少一项。'],
    en: ['There is nothing to hand over yet.', 'Fill in at least one item first.'],
  },
  incomplete: {
    zh: ['还有 {detail} 项没有填完，不能提交。', '请补齐，或先上报已完成的部分。'],
    en: ['{detail} items are not complete, so this cannot be submitted.', 'Complete them, or hand over what is done.'],
  },
  weights_do_not_sum: {
    zh: ['指标权重合计不是 100({detail})。', '请先改正权重。'],
    en: ['Weights do not add up to 100 ({detail}).', 'Correct the weights first.'],
  },
  source_needed: {
    zh: ['去掉这个评估主体后，有指标没有任何得分来源：{detail}。', '请保留这个评估主体。'],
    en: ['Without this source some items would have no score at all: {detail}.', 'Keep this source.'],
  },
  already_submitted: {
    zh: ['这一部分已经提交，不能再改。', '需要修改时，请办公室退回。'],
    en: ['This part has been submitted and cannot be changed.', 'Ask the office to return it if it must be changed.'],
  },
  no_browser_for_printing: {
    zh: ['这台电脑上没有可以用来打印的浏览器。', '请安装 Chrome、Edge 或 Chromium，再打印。'],
    en: ['No browser that can print was found on this computer.', 'Install Chrome, Edge or Chromium and print again.'],
  },
  character_without_font: {
    zh: ['有的字没有可用的字体：{detail}。', '请换用常用字，或告诉维护人员。'],
    en: ['No font has these characters: {detail}.', 'Use other characters, or tell the maintainers.'],
  },
  not_in_round: {
    zh: ['这台电脑不在这个轮次里。', '请打开本单位的任务包。'],
    en: ['This computer is not part of this round.', 'Open the round package of your own office.'],
  },
  setup_done: {
    zh: ['这台电脑已经设置过。', '不需要再设置，可直接使用。'],
    en: ['This computer is set up already.', 'Nothing needs to be done; go on working.'],
  },
  setup_missing: {
    zh: ['这台电脑还没有设置。', '请先选择用途并填写姓名。'],
    en: ['This computer is not set up yet.', 'First say what it is for and enter your name.'],
  },
  key_unreadable: {
    zh: ['密钥文件无法读取：{detail}。', '填写的内容都在。请从备份恢复该文件，或请办公室重新登记这台电脑。'],
    en: [
      'The key file cannot be read: {detail}.',
      'Nothing entered is lost. Restore the file from a backup, or ask the office to admit this computer anew.',
    ],
  },
  second_person: {
    zh: ['同一个人不能确认自己的决定。', '请由另一位工作人员确认：先在“设置”里选择他的姓名。'],
    en: [
      'Nobody can confirm a decision of their own.',
      'Let another person confirm it: first choose that name under Settings.',
    ],
  },
  root_digits_needed: {
    zh: ['这是本机第一次打开这个办公室的任务包。', '请输入办公室通知单上的 25 位核对码。'],
    en: [
      'This is the first package of this office on this computer.',
      'Type the 25 digits from the office’s printed notice.',
    ],
  },
  encryption_needed: {
    zh: ['本轮次有问卷，上报文件必须加密。', '请保持加密。'],
    en: ['This round has questionnaires, so hand-over files must be encrypted.', 'Leave encryption on.'],
  },
  self_test_failed: {
    zh: ['本机的签名和加密自检没有通过：{detail}。', '填写的内容都在。请重新安装街评；仍不行请告诉维护人员。'],
    en: [
      'The check of signing and encryption failed on this computer: {detail}.',
      'Nothing entered is lost. Install Jieping again; if that fails, tell the maintainers.',
    ],
  },
  nothing_received: {
    zh: ['还没有接收过文件，没有可以回执的内容。', '请先接收上报文件。'],
    en: ['No file has come in yet, so there is nothing to acknowledge.', 'Take hand-over files in first.'],
  },
  no_claims: {
    zh: ['这位审核人员负责的街道都还没有交来自评。', '接收街道的上报文件以后再做。'],
    en: ['None of this reviewer’s streets has handed in its self-assessment yet.', 'Take the streets’ files in first.'],
  },
  request_needed: {
    zh: ['这台电脑的登记申请是旧版程序做的，不能给它加密文件。', '请让它用新版程序再做一份登记申请，并重新登记。'],
    en: [
      'The request of this computer was made by an older version, so nothing can be encrypted for it.',
      'Have it make a new request with the new version, and admit it again.',
    ],
  },
  log_forked: {
    zh: ['原电脑交来了两种不同的后续记录，无法自动判断停在哪一条。', '请先不停用地更换，再在决定页中处理原电脑。'],
    en: [
      'The old computer handed in two different continuations, so where to stop it has to be decided.',
      'Replace it without stopping it, then deal with the old computer on the page of decisions.',
    ],
  },
  stick_gone: {
    zh: ['所选的 U 盘已经不在。', '请插好 U 盘，再选一次。'],
    en: ['The chosen stick is gone.', 'Plug it in and choose it again.'],
  },
  not_sealable: {
    zh: ['现在还不能封存结果。', '请先处理列出的事项。'],
    en: ['The result cannot be sealed yet.', 'Deal with what is listed first.'],
  },
  seal_changed: {
    zh: ['这段时间里收到或处理了别的内容，没有封存。', '请再看一遍列出的街道和文件，然后封存。'],
    en: [
      'Something came in or was dealt with meanwhile; nothing was sealed.',
      'Look at the streets and files once more, then seal.',
    ],
  },
  decision_stands: {
    zh: ['这个决定不能撤回，或已被后来的决定取代。', '请查看最新的决定。'],
    en: ['This decision cannot be taken back, or a later one has taken its place.', 'Look at the latest decision.'],
  },
  sheet_away: {
    zh: ['恢复单已确认存放，本机不再保存恢复码。', '需要新的恢复单时，请先用原恢复单找回。'],
    en: [
      'The recovery sheet is put away, so its code is no longer on this computer.',
      'Use the sheet itself where it is needed.',
    ],
  },
  more_sheets_needed: {
    zh: ['恢复单不够：现有/需要 {detail}。', '请再录入另一张恢复单的恢复码。'],
    en: ['Not enough recovery sheets: {detail} present.', 'Type the code of another sheet as well.'],
  },
  root_needed: {
    zh: ['本机不认识这张恢复单。', '请同时选择办公室发出过的任一任务包。'],
    en: [
      'This computer does not know this recovery sheet.',
      'Also choose any round package that the office has issued.',
    ],
  },
  serial_taken: {
    zh: [
      '这个编号的问卷已经在这台电脑上（{detail}）。',
      '请核对纸质问卷的编号；要修改那一份，请返回问卷，在“最近录完的”里打开。',
    ],
    en: [
      'A questionnaire with this number is on this computer already ({detail}).',
      'Compare the number with the paper; to correct that one, go back and open it under “Finished last”.',
    ],
  },
  second_not_needed: {
    zh: ['这个编号没有抽中双录，或者已经录过第二遍。', '请从“等待第二遍”的清单里选择。'],
    en: [
      'This number was not drawn to be entered twice, or has been already.',
      'Choose one from the list “Waiting for the second entry”.',
    ],
  },
  carried_already: {
    zh: ['这份问卷已经写进上报文件，不能再改。', '确有错误时，请告诉办公室不采用这一份。'],
    en: [
      'This questionnaire is in a hand-over file already and cannot be changed.',
      'If it is wrong, tell the office to leave it out.',
    ],
  },
  entry_done: {
    zh: ['这份问卷已经录完。', '要修改，请返回问卷，在“最近录完的”里打开。'],
    en: ['This questionnaire is finished.', 'To correct it, open it under “Finished last”.'],
  },
  table_unreadable: {
    zh: ['这个文件读不出表格：不是 XLSX、UTF-8 或 GBK 的 CSV，或者已损坏。', '请从问卷平台重新导出，再选择。'],
    en: [
      'No table can be read from this file: neither XLSX nor CSV in UTF-8 or GBK, or damaged.',
      'Export it again and choose it.',
    ],
  },
  table_too_big: {
    zh: ['这个表格太大（最多 64 MB、20 万行、1000 列）。', '请分成几个文件，再逐个读入。'],
    en: [
      'This table is too big (at most 64 MB, 200,000 rows, 1,000 columns).',
      'Split it and read the parts one by one.',
    ],
  },
  questionnaire_issued: {
    zh: ['任务包已经签发，问卷不能再换。', '请新建轮次，或者在下一轮次换问卷。'],
    en: ['The round package has been issued, so its questionnaire stays.', 'Make a new round for another one.'],
  },
  xlsform_changed: {
    zh: ['检查之后文件有了变化，没有采用。', '请再选一次文件。'],
    en: ['The file changed after it was checked; it is not used.', 'Choose the file again.'],
  },
  xlsform_refused: {
    zh: ['这份问卷有不能采用的地方，没有采用。', '请按列出的位置改正后再选。'],
    en: ['This form cannot be used as it is.', 'Put right what is listed and choose it again.'],
  },
  table_empty: {
    zh: ['这个表格里没有答卷。', '第一行应当是题目，从第二行起每行一份答卷。'],
    en: [
      'There are no answers in this table.',
      'Its first row holds the questions, each further row one questionnaire.',
    ],
  },
  table_changed: {
    zh: ['检查之后，文件或者这台电脑上的问卷有了变化，没有读入。', '请再检查一次。'],
    en: ['The file or the questionnaires here changed after the check; nothing was taken in.', 'Check it again.'],
  },
  table_names_persons: {
    zh: ['选中的列里有姓名、电话一类的个人信息，不能读入。', '请不要选这一列。'],
    en: ['A chosen column says who somebody is and is never read.', 'Leave that column out.'],
  },
  kiosk_number_wrong: {
    zh: ['数字不对。', '请输入开始时设的数字。'],
    en: ['That is not the number.', 'Type the number that was set at the beginning.'],
  },
  reviewers_open: {
    zh: ['审核人员还没有全部提交。', '请等全部提交并接收后再合议。'],
    en: ['Not every reviewer has submitted yet.', 'Wait until all have submitted and their files are taken in.'],
  },
  other_reviewer: {
    zh: [
      '这是另一位审核人员的评价，提交之前别人不能看，也不能填。',
      '请在上方“谁在填报”里换成本人，或等都提交后再看。',
    ],
    en: [
      'This is another reviewer’s sheet; before it is submitted nobody else sees it or writes in it.',
      'Choose yourself under “Who is working” at the top, or look once all have submitted.',
    ],
  },
  person_has_answers: {
    zh: [
      '从这台电脑已经收到过{detail}的填报，不能从这台电脑上移除。',
      '请保留；不再让他审核的街道，在审核分工里调整。',
    ],
    en: [
      'Answers of {detail} have come from this computer, so this person stays on it.',
      'Leave it so; streets that are to be reviewed by others are changed under Reviewers.',
    ],
  },
  last_person: {
    zh: ['一台电脑至少要有一个使用人。', '请先加上另一个人，再移除这一位。'],
    en: ['A computer needs at least one person.', 'Add another one first, then take this one off.'],
  },
  refusal_reason: {
    zh: ['没有写明街道不签字的原因。', '请写明原因，再生成确认单。'],
    en: ['Why the street does not sign is not said yet.', 'Write the reason, then make the sheet.'],
  },
  design_unsound: {
    zh: ['指标体系还有要改正的地方：{detail}。', '请到“指标设计”按提示改正，再采用。'],
    en: ['The indicator system still has faults: {detail}.', 'Put them right under Design, then use it.'],
  },
  not_a_form: {
    zh: ['这不是街评生成的填报表，或者文件已损坏。', '请选择街评生成的Excel填报表；旧格式（.xls）请先另存为 .xlsx。'],
    en: [
      'This is no form made by Jieping, or the file is damaged.',
      'Choose the Excel form that Jieping made; save an old .xls as .xlsx first.',
    ],
  },
  form_of_other: {
    zh: ['这份填报表属于别的轮次或别的街道。', '请选择本街道本轮次的填报表。'],
    en: ['This form belongs to another round or another street.', 'Choose the form of this street and this round.'],
  },
  form_changed: {
    zh: ['指标体系在这份填报表生成以后有了变动。', '请重新生成填报表，把内容抄过去。'],
    en: ['The indicators have changed since this form was made.', 'Make a new form and copy the answers into it.'],
  },
  report_outdated: {
    zh: ['看过报告以后，文件或这张表又有了变动，什么都没有导入。', '请看新的报告，再确认一次。'],
    en: [
      'The file or the sheet has changed since the report was shown, so nothing was taken.',
      'Look at the new report and agree once more.',
    ],
  },
  part_computer: {
    zh: ['这台电脑是分工填报用的，不能直接上报。', '请生成填报表，交给本街道的统稿人。'],
    en: [
      'This computer fills in a part and hands nothing to the office.',
      'Make the form and give it to the coordinator of the street.',
    ],
  },
  surveys_wiped: {
    zh: ['这个轮次的问卷答案已经清除，不再接收或录入问卷。', '需要查看的，请看清除记录和保留的统计数。'],
    en: [
      'The answers of this round’s questionnaires were wiped; none are taken in any more.',
      'See the record of the wipe and the figures that were kept.',
    ],
  },
  wipe_unsealed: {
    zh: ['结果还没有封存，不能清除问卷答案。', '请先封存结果。'],
    en: ['The result is not sealed, so the answers cannot be wiped.', 'Seal the result first.'],
  },
  wipe_changed: {
    zh: ['封存之后又有变动，现在的结果与封存的不同。', '请先重新打开并再次封存，然后清除。'],
    en: [
      'Something changed after the seal; the result is not the sealed one any more.',
      'Open the result again and seal it anew, then wipe.',
    ],
  },
  wipe_nothing: {
    zh: ['这台电脑上没有这个轮次的问卷答案。', '不需要清除。'],
    en: ['There are no answers of this round’s questionnaires on this computer.', 'Nothing needs to be wiped.'],
  },
  wipe_count: {
    zh: ['输入的份数与要清除的份数不同，没有清除任何内容。', '请核对清单，再输入清单上的合计份数。'],
    en: [
      'The number typed in is not the number of questionnaires; nothing was wiped.',
      'Check the list and type the total that it states.',
    ],
  },
  desk_wipe_begun: {
    zh: ['还有没有录完或没有核对的问卷，没有清除任何内容。', '请先录完、核对，或者删去录到一半的。'],
    en: [
      'Some questionnaires are not finished or not compared yet; nothing was wiped.',
      'Finish and compare them, or throw away what was only begun.',
    ],
  },
  desk_wipe_unsent: {
    zh: ['还有没有上报的问卷，没有清除任何内容。', '请先生成上报文件，交给办公室，再打开办公室的回执。'],
    en: [
      'Some questionnaires are in no hand-over file yet; nothing was wiped.',
      'Make the hand-over file, give it to the office and open its receipt.',
    ],
  },
  desk_wipe_unconfirmed: {
    zh: ['办公室的回执还没有覆盖全部问卷，没有清除任何内容。', '请打开办公室的新回执（.jpreceipt），再清除。'],
    en: [
      'The office’s receipts do not cover all questionnaires yet; nothing was wiped.',
      'Open a newer receipt (.jpreceipt) of the office, then wipe.',
    ],
  },
  survey_wiped_here: {
    zh: ['这份问卷已经上报，答案已从这台电脑清除，不能再打开、修改或重录。', '要更正，请告诉办公室问卷编号。'],
    en: [
      'This questionnaire was handed over and its answers were wiped from this computer, so it cannot be opened, changed or entered again.',
      'If it has to be corrected, tell the office its number.',
    ],
  },
};
