import type { Wording } from '../types.ts';

const PRESS =
  '(?:prem(?:ere|i|a|ete|endo)|digit(?:are|i|a|ate|ando)|selezion(?:are|i|a|ate)|scegli(?:ere|ete)?|scelga|compon(?:ga|ete|i)|comporre|pigi(?:are|a|ate)?|schiacci(?:are|a|ate)?)';
const THE = String.raw`(?:\s+(?:il|lo|la|sul|sulla|con))?(?:\s+(?:tasto|numero|pulsante|opzione|cifra))?(?:\s*l'opzione)?\s+`;
const KEYS = 'zero|uno|due|tre|quattro|cinque|sei|sette|otto|nove';

export const it: Wording = {
  language: 'it',
  names: {
    0: ['zero'],
    1: ['uno'],
    2: ['due'],
    3: ['tre'],
    4: ['quattro'],
    5: ['cinque'],
    6: ['sei'],
    7: ['sette'],
    8: ['otto'],
    9: ['nove'],
    star: ['asterisco', 'stella', 'stelletta'],
    pound: ['cancelletto', 'hash', 'quadratino'],
  },
  hasSpaces: true,
  notBefore: String.raw`\s*(?:%|€)|\s+(?:de(?:i|gli|lle|l)\b|volt[ea]\b|cifre\b|tasti\b|numeri\b|caratteri\b|opzioni\b|second[oi]\b|minut[oi]\b|or[ae]\b|giorn[oi]\b|settiman[ae]\b|mes[ei]\b|ann[oi]\b|euro\b|centesimi\b|persone\b|lingue\b|momenti\b)`,
  announcements: [
    String.raw`\b${PRESS}(?:\s+(?:ora|adesso|o\s+dica))?${THE}KEY`,
    String.raw`\b${PRESS}\s+l'(?=asterisco)KEY`,
    String.raw`\b(?:con|mediante)\s+il\s+tasto\s+KEY`,
    String.raw`\bseguit[oaie]\s+da(?:l|lla|ll')?\s*(?:tasto\s+)?KEY`,
  ],
  continuations: [
    String.raw`(?<=(?:^|[,.;:!?]|\bo|\boppure|\be|\bed)\s*)(?:(?:il|lo)\s+)?(?:tasto\s+)?\bKEY(?=\s+(?:per|se)\s+(?!\d))`,
    String.raw`(?<=(?:^|[,.;:!?]\s*|\bo\s+|\boppure\s+|\be\s+)(?:per|se)\s[^.;:!?]{1,80}?(?<!\b(?:a|di|da|in|piu|meno|dei|tra|fra|e|o|numero|linea|livello|per|alle|dalle))(?:,\s*|\s+))(?:(?:il|lo|il tasto)\s+)?(?!uno\b)KEY(?=\s*(?:[,.;!?]|$|\b(?:o|e|oppure)\b))`,
    String.raw`(?<=\b(?:\d|[*#]|${KEYS})(?:,|\s+o|\s+e)\s+)(?:il\s+)?(?<=\b${PRESS}\s[^.;!?]{0,40})KEY(?=\s*(?:[,.;!?]|$|\b(?:o|e|per|se)\b))`,
  ],
  isVerbFinal: false,
  traps: [
    String.raw`\b(?:dalle|da|tra|fra)(?:\s+(?:le|il))?\s+\d{1,2}(?:[:.]\d\d)?\s+(?:alle|a|e)(?:\s+(?:le|il))?\s+\d{1,2}(?:[:.]\d\d)?`,
    String.raw`\balle\s+\d{1,2}(?:[:.]\d\d)?`,
    String.raw`\b\d{1,2}(?::\d\d)?(?:-|–)\d{1,2}(?::\d\d)?`,
    String.raw`\buno\s+de(?:i|gli|l)\b|\bun\s+tasto\b`,
    String.raw`\bnon\s+(?:prema|premere|digitare|digiti)\s+[^.,;]{1,20}`,
  ],
  entry: String.raw`\b(?:inserire|inserisca|inserite|digit(?:i|are)\s+il\s+(?:suo|proprio))\b|\b(?:numero|codice|pin)\b[^.]*\b(?:e|poi|quindi)\s*$|seguit[oaie]\s+da`,
  leads: String.raw`(?:per|se|in caso di)\b`,
  joins: String.raw`(?:per|se)\b`,
  tails: String.raw`(?:\b(?:o|e|oppure|ora|poi|il|si prega di|prego)|\bdica\s+.{1,40}?\s+o|\bo\s+dica\s+.{1,40})`,
  examples: String.raw`,?\s*\b(?:per esempio|ad esempio|come)`,
  isThorough: false,
};
