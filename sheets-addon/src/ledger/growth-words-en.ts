/** Headers of what grew. */
export const growthColumnsEnglish = { grownGroup: 'By', grownName: 'Which' };

/** Words of what grew. */
export const growth = {
  item: 'Growth…',
  name: (month: string) => `Growth ${month}`,
  title: (month: string) => `Growth by territory, class, representative and product, ${month}`,
  groups: { territory: 'Territory', class: 'Class', rep: 'Representative', product: 'Product' },
};
