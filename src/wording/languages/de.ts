import type { Wording } from '../types.ts';

// Folded: drücken is drucken, fünf is funf, and both are written with ue as well.
const PRESS = '(?:dru(?:e)?ck(?:en|e|t)?|wa(?:e)?hl(?:en|e|t)?|tipp(?:en|e)?|beta(?:e)?tig(?:en|e)?)';
const THE = String.raw`(?:\s+(?:auf\s+)?(?:die|den|das|der|eine))?(?:\s+(?:taste|ziffer|zahl|nummer|option))?\s+`;
const NOUN = String.raw`(?:[- ]?taste)?`;

export const de: Wording = {
  language: 'de',
  names: {
    0: ['null'],
    1: ['eins'],
    2: ['zwei', 'zwo'],
    3: ['drei'],
    4: ['vier'],
    5: ['funf', 'fuenf'],
    6: ['sechs'],
    7: ['sieben'],
    8: ['acht'],
    9: ['neun'],
    star: ['stern', 'sternchen', 'sterntaste', 'sternzeichen'],
    pound: ['raute', 'rautetaste', 'rautezeichen', 'doppelkreuz'],
  },
  hasSpaces: true,
  notBefore: String.raw`\s*(?:%|uhr|euro|€)|\s+(?:mal|der|von|ziffern|stellen|zeichen|tasten|sekunden|minuten|stunden|tage|tagen|wochen|monate|jahre|euro|cent|prozent|punkte|optionen|nummern|personen|sprachen)\b|-(?!taste)\p{L}|-?stellig`,
  announcements: [
    String.raw`\b${PRESS}(?:\s+sie)?(?:\s+(?:bitte|jetzt|einfach|dann))*${THE}KEY${NOUN}`,
    // The verb first, then what it is for, then the key: "drücken Sie für Deutsch die 1".
    String.raw`\b${PRESS}\s+sie\s+(?:bitte\s+)?(?:fu(?:e)?r|bei|um|zum|zur)\s(?<label>[^.,;:!?]{1,60}?)\s+(?:bitte\s+)?(?:die|taste)(?:\s+(?:taste|ziffer))?\s+KEY${NOUN}`,
    String.raw`(?:\b(?:die|der|den|taste|ziffer|mit)(?:\s+(?:taste|ziffer|der|die))?\s+)KEY${NOUN}(?:\s+(?:zu\s+)?)(?:${PRESS}|geda?r(?:u|ue)ckt)\b`,
    String.raw`\bmit\s+(?:der\s+)?(?:taste|ziffer)\s+KEY`,
  ],
  continuations: [
    String.raw`(?<=(?:^|[,.;:!?]|\boder|\bund)\s*)(?:(?:mit\s+)?(?:die|der|den)\s+)?(?:taste\s+|ziffer\s+)?\bKEY${NOUN}(?=\s+(?:fu(?:e)?r|um|bei|wenn|falls|zum|zur)\s+(?!\d))`,
    String.raw`(?<=(?:fu(?:e)?r|um|bei|wenn|falls|zum|zur|zu)\s[^.;:!?]{1,80}?[\s,])(?:bitte\s+)?(?:die|taste|ziffer)(?:\s+(?:taste|ziffer))?\s+KEY${NOUN}(?=\s*(?:[,.;!?]|$|\b(?:oder|und)\b))`,
    String.raw`(?<=(?:\bdie|\btaste|\bziffer)\s[^.;!?]{0,20}?(?:\d|[*#]|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|null)(?:,|\s+oder|\s+und)\s+)(?:die\s+)?KEY${NOUN}(?=\s*(?:[,.;!?]|$|\b(?:oder|und|fur|um|drucken|wahlen)\b))`,
  ],
  isVerbFinal: false,
  traps: [
    String.raw`\b(?:von|zwischen)\s+\d+\s*(?:uhr\s+)?(?:bis|und)\s+\d+`,
    String.raw`\b\d{1,2}(?:[:.]\d\d)?\s*(?:uhr)?(?:[-–]|\s*bis\s*)\d{1,2}(?:[:.]\d\d)?\s*(?:uhr)?`,
    String.raw`\b\d{1,2}(?:[:.]\d\d)?\s*uhr\b`,
    String.raw`\beine?\s+(?:der|taste|beliebige)\b`,
    String.raw`\b(?:nicht|keine?)\s+(?:die\s+)?[^.,;]{0,15}\s(?:drucken|wahlen)\b`,
  ],
  entry: String.raw`\b(?:geben sie|eingeben|eingabe|tippen sie ihre)\b|\b(?:nummer|pin|code|ziffern)\b[^.]*\b(?:und|dann|danach|anschliessend)\s*$`,
  leads: String.raw`(?:fu(?:e)?r|um|bei|wenn|falls|zum|zur|mo(?:e)?chten sie|wu(?:e)?nschen sie|haben sie)\b`,
  joins: String.raw`(?:fu(?:e)?r|um|bei|wenn|falls|zum|zur)\b`,
  tails: String.raw`\b(?:oder|und|bitte|dann|jetzt|so|die|der|den|taste)`,
  examples: String.raw`,?\s*\b(?:zum beispiel|beispielsweise|z\. ?b\.|etwa|wie)`,
  isThorough: false,
};
