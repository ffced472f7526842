/** Digits of Crockford's base 32 in lower case: no i, l, o, u. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** The identity of a contract from two UUIDs: 16 digits, 80 bits of chance. */
export function contractIdFrom(first: string, second: string): string {
  // The version and variant of a UUID stand at places 12 and 16; only the first twelve are taken.
  const hex = first.replaceAll('-', '').slice(0, 12) + second.replaceAll('-', '').slice(0, 12);
  const bits = [...hex.slice(0, 20)].map((digit) =>
    parseInt(digit, 16).toString(2).padStart(4, '0'),
  );
  return (bits.join('').match(/.{5}/g) ?? [])
    .map((five) => digits.charAt(parseInt(five, 2)))
    .join('');
}
