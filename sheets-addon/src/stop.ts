/**
 * Ends an action with a sentence for the person at the sheet. Anything else that is thrown is a
 * bug or a problem of the service.
 */
export class Stop extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Stop';
  }
}
