import { problemsWords, say, type Said } from '../words/index.ts';
import type { JsonPath } from './problem.ts';
import { shorten } from './shorten.ts';

/** More are counted. */
const MOST_PLACES = 4;

/** `at states.menu.on["DTMF.1"].target`; `at the top of the file` for the root. */
export function sayPlace(path: JsonPath): Said {
  return sayPlaces([path]);
}

/** As `sayPlace`, of several places at once. */
export function sayPlaces(paths: readonly JsonPath[]): Said {
  const [first = []] = paths;
  const shown = paths.slice(0, MOST_PLACES).map(formatPath);
  const left = paths.length - shown.length;
  return say(problemsWords, ({ place }) => {
    if (first.length === 0) return place.top;
    const path = shown.join(place.comma);
    return left > 0 ? place.atMany({ path, left }) : place.at({ path });
  });
}

/** `states.menu.on["DTMF.1"].target`: as one would write it in a program. */
export function formatPath(path: JsonPath): string {
  let out = '';
  for (const step of path) {
    if (typeof step === 'number') out += `[${step}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(step)) out += (out ? '.' : '') + shorten(step);
    else out += `[${JSON.stringify(shorten(step))}]`;
  }
  return out;
}
