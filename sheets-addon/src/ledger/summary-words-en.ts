/** Names of the tabs of summaries. */
export const summaryName = {
  dealer: (month: string) => `Dealers ${month}`,
  product: (month: string) => `Products ${month}`,
  'dealer-product': (month: string) => `Dealers and products ${month}`,
};

/** Titles of summaries. */
export const summaryTitle = {
  dealer: (month: string) => `${month} by dealer`,
  product: (month: string) => `${month} by product`,
  'dealer-product': (month: string) => `${month} by dealer and product`,
};
