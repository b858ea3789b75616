/** Links and anchors of Markdown pages, as code hosts make them. */

export interface Link {
  /** 1-based. */
  readonly line: number;
  readonly target: string;
}

/** Links and pictures of a page, those in code left out. */
export function findLinks(markdown: string): Link[] {
  return withoutCode(markdown).flatMap((text, index) =>
    [...text.matchAll(/\]\(([^()\s]+)\)|\bsrc="([^"]+)"|^\[[^\]]+\]:\s+(\S+)/g)].map((match) => ({
      line: index + 1,
      target: match[1] ?? match[2] ?? match[3] ?? '',
    })),
  );
}

/** Files and folders of the project that a page names in code, those with a place to fill in (`<id>`) left out. */
export function findPaths(markdown: string): Link[] {
  return fenceless(markdown).flatMap((text, index) =>
    [...text.matchAll(/`((?:src|test|docs|machines|scenarios)\/[\w./-]*)`/g)].map((match) => ({
      line: index + 1,
      target: match[1] ?? '',
    })),
  );
}

/** What `#...` may name: headings in small letters without signs, with hyphens; the second of a name with -1. */
export function findAnchors(markdown: string): Set<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const line of fenceless(markdown)) {
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const anchor = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`);
  }
  return anchors;
}

/** Lines, those of code blocks empty. */
function fenceless(markdown: string): string[] {
  let isInside = false;
  return markdown.split('\n').map((line) => {
    const isFence = /^\s*```/.test(line);
    const isCode = isInside || isFence;
    if (isFence) isInside = !isInside;
    return isCode ? '' : line;
  });
}

function withoutCode(markdown: string): string[] {
  return fenceless(markdown).map((line) => line.replace(/`[^`]*`/g, '``'));
}
