import { opening } from './1-open.ts';
import { gallery } from './2-gallery.ts';
import { stage } from './3-stage.ts';
import { awards } from './4-awards.ts';
import { Day, tell } from './day.ts';

tell('a small contest in real pages, from the door to the last prize', await Day.open(), [
  opening,
  gallery,
  stage,
  awards,
]);
