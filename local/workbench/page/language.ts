/** The languages of the workbench. */
export type Language = 'en' | 'zh';

/** The language of a locale such as `zh_CN` or `en-GB`. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** What Google answers for the locale of a person with that language. */
export function sessionLocale(language: Language): string {
  return language === 'zh' ? 'zh_CN' : 'en';
}

const TEXTS = {
  en: {
    extensions: 'Extensions',
    person: 'Signed in as',
    language: 'Language',
    running: 'Running script',
    stop: 'Stop',
    mailbox: 'Mailbox',
    monthly: 'Monthly workbook',
    newWorkbook: 'New workbook',
    newWorkbookQuestion:
      'Start an empty workbook? The one open now, with its sheets and its unsent rows, is deleted.',
    close: 'Close',
    ok: 'OK',
    cancel: 'Cancel',
    yes: 'Yes',
    no: 'No',
    loading: 'Loading demo data',
    loadingDone: 'Demo data is loaded',
    loadingFailed: 'Demo data could not be loaded',
    stopped: 'The script was stopped.',
    timedOut: 'Exceeded maximum execution time',
    scriptFailed: 'The script failed',
    headsUp: 'Heads up!',
    protectedWarning:
      "You're trying to edit part of this sheet that shouldn't be changed accidentally. Edit anyway?",
    protectedTitle: "Can't edit protected cells",
    protectedText:
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    remember: "Don't show this again for 5 minutes",
    addOnBroken: 'The add-on could not be started',
    saved: 'Saved in this browser',
    saving: 'Saving…',
    startHere: 'Start here:',
    elsewhere: 'Open in another tab',
    elsewhereText:
      'This workbook is now being edited in another tab. Everything done here is saved.',
    useHere: 'Use it here',
  },
  zh: {
    extensions: '扩展程序',
    person: '登录身份',
    language: '语言',
    running: '正在运行脚本',
    stop: '停止',
    mailbox: '邮箱',
    monthly: '月度汇总表',
    newWorkbook: '新建工作簿',
    newWorkbookQuestion: '要新建空白工作簿吗？当前工作簿及其中尚未发送的行将被删除。',
    close: '关闭',
    ok: '确定',
    cancel: '取消',
    yes: '是',
    no: '否',
    loading: '正在载入演示数据',
    loadingDone: '演示数据已载入',
    loadingFailed: '演示数据载入失败',
    stopped: '脚本已停止。',
    timedOut: '超出执行时间上限',
    scriptFailed: '脚本运行失败',
    headsUp: '请注意！',
    protectedWarning: '您正要编辑此工作表中不应被意外更改的部分。仍要编辑吗？',
    protectedTitle: '无法编辑受保护的单元格',
    protectedText: '您正在尝试编辑受保护的单元格或对象。如需编辑，请联系表格所有者取消保护。',
    remember: '5 分钟内不再显示',
    addOnBroken: '插件无法启动',
    saved: '已保存在此浏览器中',
    saving: '正在保存…',
    startHere: '从这里开始：',
    elsewhere: '已在另一个标签页中打开',
    elsewhereText: '此工作簿正在另一个标签页中编辑。此处所做的更改均已保存。',
    useHere: '在此处使用',
  },
} as const;

/** A text of the page's own interface. */
export type TextKey = keyof (typeof TEXTS)['en'];

/** The page's own texts in a language. */
export function texts(language: Language): Readonly<Record<TextKey, string>> {
  return TEXTS[language];
}
