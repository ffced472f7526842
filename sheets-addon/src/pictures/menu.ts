import type { Pictures } from './figures.ts';
import { openPictures, pictureFigures } from './pictures.ts';

/** Pictures. */
export const showPictures = (): void => {
  openPictures();
};

/** Asked by the dialog of pictures: its figures. */
export const picturesShow = (): Pictures => pictureFigures();
