/** The languages of the page. */
export type PageLanguage = 'en' | 'zh';

const words = {
  en: {
    title: 'Monthly workbook',
    about: 'The Google spreadsheet of this machine, as dealerbook wrote it. Nothing here left it.',
    how: 'A job writes the month before:',
    empty: 'This tab is empty.',
    workbook: 'Shared with',
    id: 'Its id, which the settings of the company name',
    workbench: 'Workbench',
    tabs: 'Tabs',
  },
  zh: {
    title: '月度汇总表',
    about: '本机的 Google 电子表格，内容由 dealerbook 写入，未离开本机。',
    how: '由任务写入上一个月：',
    empty: '此工作表为空。',
    workbook: '共享给',
    id: '表格 ID（填入公司设置）',
    workbench: '工作台',
    tabs: '工作表',
  },
} as const;

/** The page's words. */
export type PageWords = Readonly<Record<keyof (typeof words)['en'], string>>;

/** The words of the page in a language. */
export const pageWords = (language: PageLanguage): PageWords => words[language];
