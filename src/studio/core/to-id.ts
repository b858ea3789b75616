/** Letters, digits and hyphens; a title in another script falls back. */
export function toId(title: string, fallback = 'menu'): string {
  const id = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return id === '' ? fallback : id;
}
