/** The studies that tests of reports draw. */
import { findRenderer, type Language, type Renderer } from '../../src/report/index.ts';
export { LANGUAGES } from '../../src/words/index.ts';
import {
  buildEmptyStudy,
  buildLosingStudy,
  buildStoppedStudy,
  buildStudy,
  buildUndrawnStudy,
} from './study-fixture.ts';

export const STUDIES = {
  case: buildStudy(),
  undrawn: buildUndrawnStudy(),
  losing: buildLosingStudy(),
  stopped: buildStoppedStudy(),
  empty: buildEmptyStudy(),
};

export const render = (id: string, study = STUDIES.case, language: Language = 'en'): string =>
  (findRenderer(id) as Renderer).render(study, { language });
