import type { listEnglish } from './words-en.ts';

/** Words of the customer and product lists. */
export const listChinese: typeof listEnglish = {
  customers: '客户',
  products: '产品',
  pushCustomers: '推送客户',
  pushProducts: '推送产品',
  customersTitle: (company) => `${company} · 客户`,
  productsTitle: (company) => `${company} · 产品`,
  opened: (rows) => `${rows} 行。修改蓝色单元格，或在下面粘贴新行；然后推送。`,
  tiers: { dealer: '经销商', 'second-tier': '二级', 'third-tier': '三级', outlet: '终端' },
  tierFixed: '已有客户的级别不能在此修改。',
  codeFixed: '编码为空。请填写客户或产品的编码。',
  unitPer: '请同时填写单价和对应的基本单位数量。',
  help: {
    code: '标识此行。推送时，未知的编码会新增一行。',
    supplierCode: '上级客户的编码、名称或拼音。',
    price: '标准价格。修改的价格从今天起生效。',
    per: '单价对应的基本单位数量；按箱计价则为每箱数量。',
    creditLimit: '只能通过申请和批准修改。空白为不限。',
  },
};
