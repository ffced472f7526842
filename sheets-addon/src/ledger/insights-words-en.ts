/** Words of the insights of a dealer. */
export const insights = {
  item: 'Insights of a dealer…',
  name: (dealer: string, month: string) => `Insights ${dealer} ${month}`,
  title: (dealer: string, month: string) => `${dealer} in ${month} by product`,
  pace: (attained: string, daily: string, landing: string) =>
    `plan reached ${attained}, needed a day ${daily}, landing ${landing}`,
  dso: (simple: string, countBack: string) =>
    `days of sales outstanding ${simple}, counted back ${countBack}`,
  range: { new: 'New', lost: 'Lost' },
  rule: 'new: sold now, not in the 12 months before; lost: sold in the 3 before, not now',
};
