/** The fenced block of a page in this language that holds these words; empty when there is none. */
export function findBlock(page: string, language: string, words: string): string {
  const blocks = page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'));
  return [...blocks].map((match) => match[1] ?? '').find((block) => block.includes(words)) ?? '';
}
