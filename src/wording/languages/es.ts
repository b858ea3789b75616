import type { Wording } from '../types.ts';

const PRESS =
  '(?:marc(?:ar|a|ando)|marque(?:n)?|oprim(?:ir|a|e|an|iendo)|puls(?:ar|e|a|en|ando)|presion(?:ar|e|a|en|ando)|teclee?|apriet[ea]|digit(?:ar|e|a|en|ando)|ingres(?:e|a)|toque|elij[ae]|elige|seleccion(?:e|a)|escoj[ae])';
const THE = String.raw`(?:\s+(?:el|la|en|con))*(?:\s+(?:tecla|numero|boton|digito|opcion)(?:\s+del?)?)?\s+`;
const KEYS = 'cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';

export const es: Wording = {
  language: 'es',
  names: {
    0: ['cero'],
    1: ['uno'],
    2: ['dos'],
    3: ['tres'],
    4: ['cuatro'],
    5: ['cinco'],
    6: ['seis'],
    7: ['siete'],
    8: ['ocho'],
    9: ['nueve'],
    star: ['asterisco', 'estrella'],
    pound: ['almohadilla', 'numeral', 'gato', 'signo de numero', 'signo numeral', 'michi'],
  },
  hasSpaces: true,
  notBefore: String.raw`\s*(?:%|€|º|ª)|\s+(?:de\s+(?:la|la[s]|los|esta[s]?|esto[s]|nuestr[ao]s|la manana|la tarde)\b|veces\b|vez\b|digitos?\b|cifras\b|teclas\b|numeros\b|caracteres\b|opciones\b|segundos?\b|minutos?\b|horas?\b|dias?\b|semanas?\b|meses\b|anos?\b|euros?\b|pesos\b|dolares\b|personas\b|idiomas\b|ultimos\b|primeros\b)`,
  announcements: [
    String.raw`\b${PRESS}(?:\s+(?:o\s+diga|ahora|por\s+favor),?)?${THE}KEY(?:\s+ahora)?`,
    String.raw`\b(?:con|mediante|usando)\s+la\s+tecla\s+KEY`,
    String.raw`\bseguid[oa]s?\s+(?:de|por)\s+(?:la\s+tecla\s+|el\s+|la\s+)?KEY`,
  ],
  continuations: [
    String.raw`(?<=(?:^|[,.;:!?]|\bo|\bu|\by)\s*)(?:(?:el|la)\s+)?(?:(?:tecla|numero|opcion)\s+)?\bKEY(?=\s+(?:para|si)\s+(?!\d))`,
    String.raw`(?<=(?:^|[,.;:!?]\s*|\bo\s+|\by\s+)(?:para|si|por)\s[^.;:!?]{1,80}?(?<!\b(?:a|de|en|por|mas|menos|los|las|desde|hasta|entre|y|o|numero|linea|nivel|para))(?:,\s*|\s+))(?:(?:el|la|la tecla|el numero)\s+)?(?!uno\b)KEY(?=\s*(?:[,.;!?]|$|\b(?:o|y)\b))`,
    String.raw`(?<=\b(?:\d|[*#]|${KEYS})(?:,|\s+o|\s+y|\s+u)\s+)(?:(?:el|la)\s+)?(?<=\b${PRESS}\s[^.;!?]{0,40})KEY(?=\s*(?:[,.;!?]|$|\b(?:o|y|para|si)\b))`,
  ],
  isVerbFinal: false,
  traps: [
    String.raw`\b(?:de|desde|entre)(?:\s+(?:el|la|las))?\s+\d+(?::\d\d)?\s*(?:a|al|hasta|y)(?:\s+(?:el|la|las))?\s+\d+(?::\d\d)?`,
    String.raw`\ba\s+las?\s+\d{1,2}(?::\d\d)?`,
    String.raw`\b\d{1,2}(?::\d\d)?(?:-|–)\d{1,2}(?::\d\d)?`,
    String.raw`\bun[oa]\s+de\b|\buna\s+tecla\b`,
    String.raw`\bno\s+(?:marque|pulse|oprima|presione)\s+[^.,;]{1,20}`,
  ],
  entry: String.raw`\b(?:introduzca|ingrese su|teclee su|marque su|digite su|escriba)\b|\b(?:numero|codigo|clave|pin)\b[^.]*\b(?:y|luego|despues)\s*$|seguid[oa]s?\s+(?:de|por)`,
  leads: String.raw`(?:para|si|por|en caso de)\b`,
  joins: String.raw`(?:para|si)\b`,
  tails: String.raw`(?:\b(?:o|y|u|por favor|ahora|el|la|entonces)|\bdiga\s+.{1,40}?\s+o|\bo\s+diga\s+.{1,40})`,
  examples: String.raw`,?\s*\b(?:por ejemplo|tales como|como|p\. ?ej\.)`,
  isThorough: false,
};
