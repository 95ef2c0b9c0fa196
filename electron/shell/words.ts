import { z } from 'zod';
import type { Language } from '../../shared/model/text.ts';

const Answered = z.object({ ok: z.literal(true), value: z.object({ language: z.enum(['zh', 'en']) }) });

/** The few sentences the shell says itself, when there is no page to say them. */
const zh = {
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  view: '显示',
  zoomIn: '放大',
  zoomOut: '缩小',
  zoomReset: '实际大小',
  fullScreen: '全屏',
  quit: '退出',
  crashTitle: '程序出错，即将关闭',
  crashText: '已显示“已保存”的内容不会丢失。请重新打开；如再次出现，请把下面的编号告诉管理员：',
  pageGone: '页面意外停止',
  pageGoneText: '已保存的内容不会丢失。',
  reload: '重新打开页面',
  unsavedTitle: '还有内容没有保存',
  unsavedText: '最后的改动没有保存成功。请返回查看，或仍然退出（这些改动会丢失）。',
  stay: '返回查看',
  leave: '仍然退出',
} as const;

const en: Record<keyof typeof zh, string> = {
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  quit: 'Quit',
  crashTitle: 'Something went wrong and the program has to close',
  crashText:
    'Nothing that was shown as saved is lost. Please open it again; if this comes back, give your administrator this number:',
  pageGone: 'The page stopped unexpectedly',
  pageGoneText: 'Nothing that was shown as saved is lost.',
  reload: 'Open the page again',
  unsavedTitle: 'Something is not saved yet',
  unsavedText: 'The last changes could not be saved. Go back and look, or quit anyway and lose them.',
  stay: 'Go back',
  leave: 'Quit anyway',
};

export type Words = Record<keyof typeof zh, string>;

export function wordsIn(language: Language): Words {
  return language === 'zh' ? zh : en;
}

/** The language that `app.hello` answered with; `fallback` when it answered otherwise. */
export function languageOf(hello: unknown, fallback: Language): Language {
  const said = Answered.safeParse(hello);
  return said.success ? said.data.value.language : fallback;
}
