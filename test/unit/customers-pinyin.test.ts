import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { pinyinOf } from '../../functions/pinyin.ts';
import { pinyinTable } from '../../tools/pinyin-table.ts';

test.each([
  ['杭州 西湖', 'hangzhou xihu|hz xh'],
  ['重庆啤酒', 'chongqingpijiu|cqpj'],
  ['长沙商行', 'changshashanghang|cssh'],
  ['乐清百货', 'yueqingbaihuo|yqbh'],
  ['吕梁', 'lvliang|ll'],
  ['绿茶 500ML', 'lvcha 500ml|lc 500ml'],
  ['7-11 便利店', '7-11 bianlidian|7-11 bld'],
])('%s is found by %s', (name, expected) => {
  expect(pinyinOf(name)).toBe(expected);
});

test.each(['WHITE METAL LANTERN', 'Café', '', '𠮷'])('%s is found as it is written', (name) => {
  expect(pinyinOf(name)).toBe('');
});

test('a name of any length fits a record', () => {
  expect(pinyinOf('庄'.repeat(120)).length).toBe(400);
});

const cities =
  '北京 天津 上海 重庆 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 ' +
  '朔州 晋中 运城 忻州 临汾 吕梁 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 吉林 四平 ' +
  '辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 ' +
  '盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 ' +
  '安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 ' +
  '鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封';

test.each(cities.split(' '))('the table reads %s as the library does', (city) => {
  const read = pinyin(city, { toneType: 'none', type: 'array', v: true });
  expect(pinyinOf(city).split('|')[0]).toBe(read.join(''));
});

test('the table is what the library gives today', () => {
  const file = new URL('../../functions/pinyin-table.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(pinyinTable());
});
