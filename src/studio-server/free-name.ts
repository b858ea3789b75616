/** `a.events.csv` -> `a-2.events.csv` where the first is taken: what a file is stands in all of its endings. */
export async function freeName(path: string, isTaken: (path: string) => Promise<boolean>): Promise<string> {
  const [, folder = '', stem = '', ending = ''] = /^(.*\/)?([^./]*)(.*)$/.exec(path) ?? [];
  for (let number = 1; ; number++) {
    const candidate = `${folder}${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!(await isTaken(candidate))) return candidate;
  }
}
