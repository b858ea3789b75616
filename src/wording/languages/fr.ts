import type { Wording } from '../types.ts';

const PRESS =
  '(?:tape[rz]?|tapant|appuye[rz]|appuie|appuyant|compose[rz]?|composant|faites|faire|presse[rz]?|saisi(?:ssez|r)|selectionne[rz]?|choisi(?:ssez|r)|dites\\s+ou\\s+tapez)';
const THE = String.raw`(?:\s+sur)?(?:\s+(?:le|la|les))?(?:\s+(?:touche|chiffre|numero|bouton|option))?(?:\s*l'option)?\s+`;
const KEYS = 'zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf';

export const fr: Wording = {
  language: 'fr',
  names: {
    0: ['zero'],
    1: ['un'],
    2: ['deux'],
    3: ['trois'],
    4: ['quatre'],
    5: ['cinq'],
    6: ['six'],
    7: ['sept'],
    8: ['huit'],
    9: ['neuf'],
    star: ['etoile', 'asterisque'],
    pound: ['diese', 'carre'],
  },
  hasSpaces: true,
  notBefore: String.raw`\s*(?:%|€|h\b|er\b|e\b)|\s+(?:des\b|de\s+(?:ces|vos|nos|la|l'|nouveau\s+numero)|fois\b|chiffres?\b|touches?\b|numeros?\b|code\b|nombre\b|bouton\b|mot\b|caracteres\b|instant\b|moment\b|choix\b|conseiller\b|secondes?\b|minutes?\b|heures?\b|jours?\b|semaines?\b|mois\b|ans?\b|euros?\b|centimes\b|personnes\b|langues\b|autre\b|seul\b)`,
  announcements: [
    String.raw`\b${PRESS}(?:\s+(?:maintenant|alors|ou\s+dites))?${THE}KEY`,
    String.raw`\b${PRESS}(?:\s+sur)?\s+l'(?=etoile|asterisque)KEY`,
    String.raw`\b(?:avec|par|via)\s+la\s+touche\s+KEY`,
    String.raw`\bsuivie?s?\s+(?:de|du|par)\s+(?:la\s+touche\s+|la\s+|le\s+)?KEY`,
  ],
  continuations: [
    String.raw`(?<=(?:^|[,.;:!?]|\bou|\bet)\s*)(?:(?:le|la|sur\s+le|sur\s+la)\s+)?(?:(?:touche|chiffre)\s+)?\bKEY(?=\s+(?:pour|si)\s+(?!\d))`,
    String.raw`(?<=(?:^|[,.;:!?]\s*|\bou\s+|\bet\s+)(?:pour|si|afin)\s[^.;:!?]{1,80}?(?<!\b(?:a|de|en|des|du|plus|moins|les|entre|et|ou|numero|ligne|niveau|pour|dans|sous))(?:,\s*|\s+))(?:(?:le|la|la touche|sur le|sur la)\s+)?(?!un\b)KEY(?=\s*(?:[,.;!?]|$|\b(?:ou|et)\b))`,
    String.raw`(?<=\b(?:\d|[*#]|${KEYS})(?:,|\s+ou|\s+et)\s+)(?:(?:le|la)\s+)?(?<=\b${PRESS}\s[^.;!?]{0,40})KEY(?=\s*(?:[,.;!?]|$|\b(?:ou|et|pour|si)\b))`,
  ],
  isVerbFinal: false,
  traps: [
    String.raw`\b(?:de|entre)\s+\d{1,2}\s*(?:h(?:eures?)?(?:\s*\d\d)?)?\s*(?:a|et)\s+\d{1,2}\s*(?:h(?:eures?)?(?:\s*\d\d)?)?`,
    String.raw`\b\d{1,2}\s*h(?:eures?)?(?:\s*\d\d)?\b`,
    String.raw`\b\d{1,2}(?:-|–)\d{1,2}`,
    String.raw`\bl'un(?:e)?\s+des\b|\bune?\s+(?:des|touche)\b`,
    String.raw`\bne\s+(?:tapez|composez|faites)\s+pas\s+[^.,;]{1,20}`,
  ],
  entry: String.raw`\b(?:saisissez\s+(?:votre|le|les)|composez\s+(?:votre|les)|entrez|tapez\s+(?:votre|les))\b|\b(?:numero|code|identifiant)\b[^.]*\b(?:puis|et|ensuite)\s*$|suivie?s?\s+(?:de|du|par)`,
  leads: String.raw`(?:pour|si|afin de|afin d'|en cas de|concernant)`,
  joins: String.raw`(?:pour|si|afin)\b`,
  tails: String.raw`(?:\b(?:ou|et|puis|alors|maintenant|veuillez|merci de|le|la)|\bdites\s+.{1,40}?\s+ou|\bou\s+dites\s+.{1,40})`,
  examples: String.raw`,?\s*\b(?:par exemple|comme|tels? que|telles? que)`,
  isThorough: false,
};
