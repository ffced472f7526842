import type { Product } from './product.ts';

/** What a product is called. */
export type ProductNames = Pick<Product, 'code' | 'variety' | 'specification'>;

/** A product with what it is called; of one that nobody knows the id stands for the code. */
export function namedProduct(
  productId: string,
  products: ReadonlyMap<string, ProductNames>,
): ProductNames & Pick<Product, 'productId'> {
  const unnamed = { code: productId, variety: '', specification: '' };
  const { code, variety, specification } = products.get(productId) ?? unnamed;
  return { productId, code, variety, specification };
}
