/** An error of a Google service; the bundle sees the name `Exception`, as at Google. */
export class Exception extends Error {
  override readonly name = 'Exception';
}
