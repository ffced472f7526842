/**
 * What a Chinese bank exports, in GB18030 (which nothing here can write): a payment of 10.00 for
 * INV-101 on 20 November, with the day first, and one that went out.
 */
const hexadecimal = [
  'bdbbd2d7c8d5c6da2cb4fbb7bdbdf0b6ee2cbde8b7bdbdf0b6ee2cb6d4b7bdbba7c3fb2cd5aad2aa2cbdbbd2d7',
  'c1f7cbaebac50d0a32302f31312f323032362c2231302e3030222c2cbabcd6ddcef7bafe2cbbf5bfee20494e56',
  '2d3130312c52310d0a32312f31312f323032362c2c332e30302c506f7765722cb5e7b7d12c52320d0a2c2c0d0a',
].join('');

/** A bank's CSV file in GB18030. */
export const bankFile = (): File => new File([Buffer.from(hexadecimal, 'hex')], '流水.csv');
