/** A count with its English noun: `1 cell`, `2 cells`. */
export const many = (count: number, one: string, several = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : several}`;
