import type { Sentences } from './types.ts';

export const fr: Sentences = {
  read: [
    ['Pour une panne de chauffage, tapez 1.', '1=une panne de chauffage'],
    ['Pour un relevé tapez un, pour un déménagement tapez deux.', '1=un relevé; 2=un déménagement'],
    [
      'Tapez 1 pour les colis, 2 pour les lettres ou 3 pour réécouter.',
      '1=les colis; 2=les lettres; 3=réécouter',
    ],
    ['Si vous sentez le gaz, appuyez sur 9.', '9=vous sentez le gaz'],
    ['Billets, faites le 4.', '4=Billets'],
    ['Dites bagages ou tapez 5.', '5='],
    ['Pour des pneus, appuyez sur la touche 6.', '6=des pneus'],
    ['Pour revenir, appuyez sur étoile.', 'star=revenir'],
    ['Appuyez sur la touche dièse pour répéter.', 'pound=répéter'],
    ['Saisissez votre numéro de client suivi de dièse.', '*pound=Saisissez votre numéro de client'],
    ['Pour un conseiller, composez le zéro.', '0=un conseiller'],
    ['Une fuite ? Tapez 7.', '7=Une fuite'],
    ['Afin de changer un rendez-vous, pressez 8.', '8=changer un rendez-vous'],
  ],
  traps: [
    'Appuyez sur une des touches suivantes.',
    'Nous sommes ouverts de 9 h à 17 h.',
    'Appelez le 01 23 45 67 89 ou composez le 112.',
    'Un appel coûte 3 euros.',
    'Saisissez les 4 chiffres de votre carte.',
    'Appuyez 3 fois.',
    'Il y a 2 personnes avant vous.',
    'Tapez un numéro de téléphone.',
    'Choisissez un des services.',
  ],
  forms: [
    (label, key) => `Pour ${label}, tapez ${key}.`,
    (label, key) => `Pour ${label} appuyez sur la touche ${key}.`,
    (label, key) => `Tapez ${key} pour ${label}.`,
    (label, key) => `Si vous appelez pour ${label}, faites le ${key}.`,
    (label, key) => `Appuyez sur ${key} pour ${label}.`,
  ],
  labels: ['les colis', 'un nouveau compteur', 'un train en retard', 'notre magasin', 'une facture'],
  keys: {
    1: ['1', 'un'],
    4: ['4', 'quatre'],
    0: ['0', 'zéro'],
    star: ['*', 'étoile'],
    pound: ['#', 'dièse'],
  },
};
