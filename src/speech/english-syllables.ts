/**
 * Syllables of English words by spelling. Exact for most words of phone menus, off by one for some; good to a
 * few per cent on a prompt.
 */

/** Words whose spelling misleads the rules below; extend freely. */
const EXCEPTIONS: Readonly<Record<string, number>> = {
  business: 2,
  businesses: 3,
  every: 2,
  everything: 3,
  different: 3,
  area: 3,
  idea: 3,
  create: 2,
  created: 3,
  being: 2,
  device: 2,
  devices: 3,
  service: 2,
  services: 3,
  sales: 1,
  something: 2,
  someone: 2,
  somewhere: 2,
  maybe: 2,
  people: 2,
  wireless: 2,
  warehouse: 2,
  software: 2,
  hardware: 2,
  home: 1,
  homes: 1,
  line: 1,
  lines: 1,
  online: 2,
  offline: 2,
  phone: 1,
  phones: 1,
  telephone: 3,
  smartphone: 2,
  smartphones: 2,
  headphones: 2,
  earphones: 2,
  purchase: 2,
  purchases: 3,
  invoice: 2,
  invoices: 3,
  useless: 2,
  timeline: 2,
  firmware: 2,
  sometimes: 2,
  otherwise: 3,
  safety: 2,
  lately: 2,
  recipe: 3,
  wifi: 2,
  ios: 3,
  hour: 1,
  hours: 1,
  our: 1,
  via: 2,
  poem: 2,
  quiet: 2,
  client: 2,
  clients: 2,
  science: 2,
  tuesday: 2,
  wednesday: 2,
  video: 3,
  videos: 3,
  audio: 3,
  radio: 3,
  period: 3,
  various: 3,
  previous: 3,
  serious: 3,
  experience: 4,
  warranty: 3,
  co: 1,
  mr: 2,
  mrs: 2,
  etc: 4,
  star: 1,
  pound: 1,
  hash: 1,
};

const SMALL_NUMBERS = [2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2];
const TENS = [0, 1, 2, 2, 2, 2, 2, 3, 2, 2];

/** Syllables of a whole English text; digits and capital abbreviations are read aloud. */
export function countEnglishSyllables(text: string): number {
  let syllables = 0;
  for (const [word] of text.matchAll(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*|\d+|[*#]/gu))
    syllables += countWord(word);
  return syllables;
}

function countWord(word: string): number {
  if (/^\d/.test(word)) return countNumber(word);
  if (word === '*' || word === '#') return 1;
  // PC, TV, USB: letter by letter; W has three syllables.
  if (word.length <= 4 && /^[A-Z]{2,}$/.test(word))
    return [...word].reduce((sum, letter) => sum + (letter === 'W' ? 3 : 1), 0);
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  if (Object.hasOwn(EXCEPTIONS, plain)) return EXCEPTIONS[plain] as number;
  return countSpelled(plain);
}

function countSpelled(word: string): number {
  let count = word.match(/[aeiouy]+/g)?.length ?? 0;
  // Silent endings: the e of "store", "repaired", "stores"; not of "table", "started", "boxes".
  if (/[^aeiouyl]e$|[aeiouy]le$/.test(word)) count--;
  else if (/[^aeiouytd]ed$/.test(word) && !/[^aeiouy]led$/.test(word)) count--;
  else if (/[^aeiouysxzcg]es$/.test(word) && !/([^aeiouy]l|[cs]h)es$/.test(word)) count--;
  // The e inside "placement", "careful", "homeless".
  if (/[^aeiouyl]e(ment|ments|ful|less|ly)$/.test(word)) count--;
  // Vowels that meet without melting: "appliance", "warrior", "insurance" stays, "continuous", "reinstall".
  count += word.match(/i[ao](?!u)|[aeiou]y[aeiou]|u[ao](?=l|u)|(?<=^r)ei(?=n)/g)?.length ?? 0;
  count -= word.match(/[tcsg]i[ao]|[td]ual(?=.)/g)?.length ?? 0;
  return Math.max(1, count);
}

/** Up to 99 as a number, longer ones digit by digit, as a hotline is read. */
function countNumber(digits: string): number {
  const value = Number(digits);
  if (digits.length > 2 || digits.startsWith('0'))
    return [...digits].reduce((sum, digit) => sum + (SMALL_NUMBERS[Number(digit)] ?? 1), 0);
  if (value < 20) return SMALL_NUMBERS[value] ?? 1;
  return (TENS[Math.floor(value / 10)] ?? 2) + (value % 10 ? (SMALL_NUMBERS[value % 10] ?? 1) : 0);
}
