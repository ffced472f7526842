// The reader of PDF names what browsers draw with as soon as it is loaded. Here nothing is drawn:
// empty names spare the function a drawing library of 25 MB.
class NotDrawn {}

for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: NotDrawn });
}
