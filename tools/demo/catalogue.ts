import type { NewProduct } from '../../domain/product.ts';

/** One product of the demo company and how well it sells. */
export interface DemoProduct {
  readonly product: NewProduct;
  /** Cases that a dealer of size 1 buys in an ordinary month. */
  readonly cases: number;
  /** How much more sells in summer than in winter: 1 is the same all year. */
  readonly summer: number;
}

const bottle = '瓶';
const box = '盒';

/** The demo company's list: variety, brand, specification, units a case, case price in fen. */
const list: readonly [string, string, string, string, string, number, number, number, number][] = [
  ['W350', '饮用纯净水', '清泉', '350ml×24', bottle, 24, 1560, 420, 1.7],
  ['W550', '饮用纯净水', '清泉', '550ml×24', bottle, 24, 1980, 680, 1.7],
  ['W1500', '饮用纯净水', '清泉', '1.5L×12', bottle, 12, 2220, 210, 1.5],
  ['W4500', '饮用纯净水', '清泉', '4.5L×4', '桶', 4, 2280, 160, 1.3],
  ['M380', '天然矿泉水', '山语', '380ml×24', bottle, 24, 3360, 170, 1.6],
  ['M570', '天然矿泉水', '山语', '570ml×24', bottle, 24, 3960, 240, 1.6],
  ['M1250', '天然矿泉水', '山语', '1.25L×12', bottle, 12, 3840, 80, 1.4],
  ['GT500', '绿茶', '清泉', '500ml×15', bottle, 15, 3300, 380, 1.8],
  ['GT1000', '绿茶', '清泉', '1L×12', bottle, 12, 4080, 120, 1.6],
  ['BT500', '冰红茶', '清泉', '500ml×15', bottle, 15, 3300, 460, 1.9],
  ['BT1000', '冰红茶', '清泉', '1L×12', bottle, 12, 4080, 150, 1.7],
  ['OT500', '无糖乌龙茶', '山语', '500ml×15', bottle, 15, 4650, 210, 1.4],
  ['JT500', '茉莉花茶', '清泉', '500ml×15', bottle, 15, 3450, 180, 1.5],
  ['PU500', '普洱茶', '山语', '500ml×15', bottle, 15, 4800, 60, 1.1],
  ['OJ450', '橙汁', '鲜园', '450ml×15', bottle, 15, 4200, 220, 1.2],
  ['OJ1250', '橙汁', '鲜园', '1.25L×12', bottle, 12, 7560, 90, 0.8],
  ['PJ450', '蜜桃汁', '鲜园', '450ml×15', bottle, 15, 4200, 160, 1.3],
  ['GJ450', '葡萄汁', '鲜园', '450ml×15', bottle, 15, 4200, 130, 1.2],
  ['LJ450', '柠檬水', '鲜园', '450ml×15', bottle, 15, 3900, 190, 1.9],
  ['PL350', '酸梅汤', '鲜园', '350ml×15', bottle, 15, 3750, 140, 2.0],
  ['CW330', '椰子水', '鲜园', '330ml×12', box, 12, 6600, 50, 1.5],
  ['SP500', '运动饮料', '动力', '500ml×15', bottle, 15, 4800, 240, 1.9],
  ['SP1000', '电解质水', '动力', '900ml×12', bottle, 12, 5760, 130, 2.0],
  ['EN250', '能量饮料', '动力', '250ml×24', '罐', 24, 9600, 140, 1.2],
  ['SD400', '苏打水', '山语', '400ml×24', bottle, 24, 5040, 110, 1.5],
  ['SW480', '气泡水·白桃', '山语', '480ml×15', bottle, 15, 5550, 120, 1.8],
  ['SL480', '气泡水·青柠', '山语', '480ml×15', bottle, 15, 5550, 90, 1.8],
  ['MT450', '奶茶', '清泉', '450ml×15', bottle, 15, 5100, 170, 0.7],
  ['CF268', '拿铁咖啡', '清泉', '268ml×15', bottle, 15, 6150, 90, 0.9],
  ['SB250', '植物蛋白·核桃', '鲜园', '250ml×24', box, 24, 7200, 100, 0.5],
];

/** The thirty products; prices are per case and hold from `from` on. */
export const catalogue = (from: string): DemoProduct[] =>
  list.map(([code, variety, brand, specification, unit, caseSize, price, cases, summer]) => ({
    product: {
      code,
      variety,
      brand,
      specification,
      unit,
      caseSize,
      price,
      per: caseSize,
      from,
    },
    cases,
    summer,
  }));
