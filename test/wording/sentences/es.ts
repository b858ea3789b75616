import type { Sentences } from './types.ts';

export const es: Sentences = {
  read: [
    ['Para averías de calefacción, pulse 1.', '1=averías de calefacción'],
    ['Para lecturas marque el uno, para mudanzas el dos.', '1=lecturas; 2=mudanzas'],
    ['Marque 3 para cambiar la cita.', '3=cambiar la cita'],
    ['Si huele a gas, oprima el 9.', '9=huele a gas'],
    [
      'Oprima 1 para paquetes, 2 para cartas o 3 para escuchar de nuevo.',
      '1=paquetes; 2=cartas; 3=escuchar de nuevo',
    ],
    ['Billetes, presione 4.', '4=Billetes'],
    ['Diga equipaje o pulse 5.', '5='],
    ['Para neumáticos presione la tecla 6.', '6=neumáticos'],
    ['Para volver, pulse asterisco.', 'star=volver'],
    ['Pulse la tecla almohadilla para repetir.', 'pound=repetir'],
    [
      'Introduzca su número de cliente seguido de la tecla numeral.',
      '*pound=Introduzca su número de cliente',
    ],
    ['Para repetir, presione la tecla de asterisco.', 'star=repetir'],
    ['Para un agente, digite cero.', '0=un agente'],
    ['¿Pérdidas de agua? Marque 7.', '7=Pérdidas de agua'],
  ],
  traps: [
    'Pulse una de las siguientes teclas.',
    'Abrimos de 9 a 17, de lunes a viernes.',
    'Llame al 900 123 456 o marque 112.',
    'La llamada cuesta 3 euros.',
    'Marque los 4 dígitos de su tarjeta.',
    'Pulse 3 veces.',
    'Hay 2 personas delante de usted.',
    'Marque uno de los números.',
    'No pulse 2 todavía.',
  ],
  forms: [
    (label, key) => `Para ${label}, pulse ${key}.`,
    (label, key) => `Para ${label} marque el ${key}.`,
    (label, key) => `Oprima ${key} para ${label}.`,
    (label, key) => `Si llama por ${label}, presione la tecla ${key}.`,
    (label, key) => `Por favor digite ${key} para ${label}.`,
  ],
  labels: ['paquetes', 'contadores nuevos', 'trenes con retraso', 'nuestra tienda', 'facturas y recibos'],
  keys: {
    1: ['1', 'uno'],
    4: ['4', 'cuatro'],
    0: ['0', 'cero'],
    star: ['*', 'asterisco'],
    pound: ['#', 'almohadilla', 'numeral'],
  },
};
