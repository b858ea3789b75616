import type { Wording } from '../types.ts';

const PRESS =
  '(?:digit(?:e|ar|a|em|ando)|disque|tecle|teclar|marque|marcar|prim(?:a|ir)|pression(?:e|ar|a|ando)|apert(?:e|ar|a)|carreg(?:ue|ar)|selecion(?:e|ar)|escolh(?:a|er)|toque|premir)';
const THE = String.raw`(?:\s+(?:o|a|no|na|em|com))?(?:\s+(?:tecla|numero|botao|digito|opcao))?\s+`;
const KEYS = 'zero|um|dois|tres|quatro|cinco|seis|meia|sete|oito|nove';

export const pt: Wording = {
  language: 'pt',
  names: {
    0: ['zero'],
    1: ['um'],
    2: ['dois'],
    3: ['tres'],
    4: ['quatro'],
    5: ['cinco'],
    6: ['seis', 'meia'],
    7: ['sete'],
    8: ['oito'],
    9: ['nove'],
    star: ['asterisco', 'estrela'],
    pound: ['cardinal', 'sustenido', 'jogo da velha', 'quadrado', 'tralha'],
  },
  hasSpaces: true,
  notBefore: String.raw`\s*(?:%|€|º|h\b)|\s+(?:d[oae]s?\s+(?:segui|opc|tecl|numer|noss|seus|suas)|vez(?:es)?\b|digitos?\b|teclas?\b|numeros?\b|botao\b|codigo\b|caracteres\b|opcoes\b|segundos?\b|minutos?\b|horas?\b|dias?\b|semanas?\b|mes(?:es)?\b|anos?\b|reais\b|euros?\b|centavos\b|pessoas\b|idiomas\b|momento\b|instante\b|d[oae]s\b|hora\b)`,
  announcements: [
    String.raw`\b${PRESS}(?:\s+(?:agora|ou\s+diga))?${THE}KEY`,
    String.raw`\b(?:com|usando)\s+a\s+tecla\s+KEY`,
    String.raw`\bseguid[oa]s?\s+(?:de|da|do|por)\s+(?:tecla\s+|a\s+tecla\s+)?KEY`,
  ],
  continuations: [
    String.raw`(?<=(?:^|[,.;:!?]|\bou|\be)\s*)(?:(?:o|a)\s+)?(?:(?:tecla|numero|opcao)\s+)?\bKEY(?=\s+(?:para|se|caso)\s+(?!\d))`,
    String.raw`(?<=(?:^|[,.;:!?]\s*|\bou\s+|\be\s+)(?:para|se|caso)\s[^.;:!?]{1,80}?(?<!\b(?:a|de|em|das|dos|as|os|mais|menos|entre|e|ou|numero|linha|nivel|para|ate))(?:,\s*|\s+))(?:(?:o|a|a tecla)\s+)?(?!um\b)KEY(?=\s*(?:[,.;!?]|$|\b(?:ou|e)\b))`,
    String.raw`(?<=\b(?:\d|[*#]|${KEYS})(?:,|\s+ou|\s+e)\s+)(?:o\s+)?(?<=\b${PRESS}\s[^.;!?]{0,40})KEY(?=\s*(?:[,.;!?]|$|\b(?:ou|e|para|se|caso)\b))`,
  ],
  isVerbFinal: false,
  traps: [
    String.raw`\b(?:das?|de|entre)(?:\s+as)?\s+\d{1,2}(?::\d\d|h(?:oras)?)?\s+(?:as?|e|ate)(?:\s+as)?\s+\d{1,2}(?::\d\d|h(?:oras)?)?`,
    String.raw`\bas\s+\d{1,2}(?::\d\d|h(?:oras)?)?`,
    String.raw`\b\d{1,2}(?::\d\d)?(?:-|–)\d{1,2}(?::\d\d)?`,
    String.raw`\buma?\s+d[ao]s\b|\buma\s+tecla\b`,
    String.raw`\bnao\s+(?:digite|tecle|pressione|marque)\s+[^.,;]{1,20}`,
  ],
  entry: String.raw`\b(?:introduza|insira|digite\s+(?:o\s+)?(?:seu|sua)|informe)\b|\b(?:numero|codigo|senha|cpf)\b[^.]*\b(?:e|depois|em seguida)\s*$|seguid[oa]s?\s+(?:de|da|do|por)`,
  leads: String.raw`(?:para|se|caso|em caso de)\b`,
  joins: String.raw`(?:para|se|caso)\b`,
  tails: String.raw`(?:\b(?:ou|e|por favor|agora|o|a|entao)|\bdiga\s+.{1,40}?\s+ou|\bou\s+diga\s+.{1,40})`,
  examples: String.raw`,?\s*\b(?:por exemplo|como|tais como)`,
  isThorough: false,
};
