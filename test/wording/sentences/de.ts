import type { Sentences } from './types.ts';

export const de: Sentences = {
  read: [
    ['Für Heizungsstörungen drücken Sie die 1.', '1=Heizungsstörungen'],
    ['Für Zähler drücken Sie bitte die Eins, für Umzüge die Zwei.', '1=Zähler; 2=Umzüge'],
    ['Um einen Termin zu ändern, drücken Sie die 3.', '3=einen Termin zu ändern'],
    ['Drücken Sie die 1 für Pakete oder die 2 für Briefe.', '1=Pakete; 2=Briefe'],
    ['Drücken Sie für Deutsch die 1.', '1=Deutsch'],
    ['Wenn Sie Gas riechen, wählen Sie die 9.', '9=Sie Gas riechen'],
    ['Fahrkarten: bitte die 4 drücken.', '4=Fahrkarten'],
    ['Mit der Taste 5 erreichen Sie das Fundbüro.', '5='],
    ['Bei Fragen zu Reifen drücken Sie die Taste 6.', '6=Fragen zu Reifen'],
    ['Druecken Sie die Fuenf fuer Reifen.', '5=Reifen'],
    ['Zurück kommen Sie mit der Taste Stern.', 'star=Zurück kommen Sie'],
    ['Um die Ansage zu wiederholen, drücken Sie die Rautetaste.', 'pound=die Ansage zu wiederholen'],
    [
      'Geben Sie Ihre Kundennummer ein und drücken Sie dann die Raute.',
      '*pound=Geben Sie Ihre Kundennummer ein',
    ],
  ],
  traps: [
    'Drücken Sie eine der folgenden Tasten.',
    'Wir sind von 9 bis 17 Uhr für Sie da.',
    'Wählen Sie bitte 0800 1234567.',
    'Ein Anruf kostet 3 Euro.',
    'Geben Sie die 4 Ziffern Ihrer Karte ein.',
    'Drücken Sie 3 Mal.',
    'Es warten 2 Anrufer vor Ihnen.',
    'Wählen Sie 110 im Notfall.',
    'Seit dem 1.5.2021 sind wir umgezogen.',
  ],
  forms: [
    (label, key) => `Für ${label} drücken Sie die ${key}.`,
    (label, key) => `Für ${label}, drücken Sie bitte die Taste ${key}.`,
    (label, key) => `Drücken Sie die ${key} für ${label}.`,
    (label, key) => `Drücken Sie für ${label} die ${key}.`,
    (label, key) => `Bei Fragen zu ${label} wählen Sie die ${key}.`,
  ],
  labels: ['Pakete', 'neue Zähler', 'verspätete Züge', 'unser Geschäft', 'Rechnungen'],
  keys: {
    1: ['1', 'Eins', 'eins'],
    5: ['5', 'Fünf', 'fünf'],
    0: ['0', 'Null'],
    star: ['*', 'Sterntaste'],
    pound: ['#', 'Raute'],
  },
};
