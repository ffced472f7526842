import type { Product } from '../../domain/product.ts';
import { pinyinOf } from '../pinyin.ts';

/** Pinyin of what people call a product: its brand and variety. */
export const pinyinOfProduct = ({ brand, variety }: Pick<Product, 'brand' | 'variety'>): string =>
  pinyinOf(brand === null ? variety : `${brand} ${variety}`);
