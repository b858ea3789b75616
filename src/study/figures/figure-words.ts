import { say, studyWords, type Said, type StudyWords } from '../../words/index.ts';

/** What a figure is called, and what exactly it means: the definition printed with a report. */
export function figureWords(id: keyof StudyWords['figures']): {
  readonly title: Said;
  readonly definition: Said;
} {
  return {
    title: say(studyWords, (words) => words.figures[id].title),
    definition: say(studyWords, (words) => words.figures[id].definition),
  };
}
