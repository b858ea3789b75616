import type { Overrides } from '../../study/index.ts';
import { cliWords, say } from '../../words/index.ts';
import { BadValue } from '../options/read-options.ts';

/** `wrongNumber=0.2`, as often as one likes; names are looked up by whoever knows the scenario. */
export function readSetting(text: string, earlier: Overrides | undefined): Overrides {
  const [, name = '', number = ''] = /^([A-Za-z][\w.-]*)=([-+.\dEe]+)$/.exec(text.trim()) ?? [];
  const value = number === '' ? Number.NaN : Number(number);
  if (!Number.isFinite(value)) throw new BadValue(say(cliWords, (words) => words.phoneTest.takesSetting));
  return { ...earlier, [name]: value };
}
