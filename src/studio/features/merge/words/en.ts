/** The merge assistant in English. */
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const en = {
  title: 'Merge lines into one machine',
  intro:
    'Pick the lines. Their options appear together, sorted into products (rows) and what callers want (columns). Drag what stands in the wrong place; then create the machine and go on in the canvas.',
  steps: {
    pick: '1. Lines',
    arrange: '2. Products and intents',
    see: '3. What becomes of every need',
    create: '4. The new machine',
  },
  none: 'This project has no machines to merge.',
  loading: 'Reading the lines…',
  unreadable: (count: number): string =>
    `${plural(count, 'file', 'files')} could not be read and cannot be merged.`,
  all: 'All',
  noneOf: 'None',
  picked: (count: number): string => plural(count, 'line picked', 'lines picked'),
  pickFirst: 'Pick at least one line above.',
  suggest: 'Suggest anew',
  suggestHint: 'Sorts everything by the needs it serves again. Undo brings your own arrangement back.',
  undo: 'Undo',
  redo: 'Redo',
  help: 'Drag a card to another cell. By keyboard: Tab to a card, Space to pick it up, arrow keys to choose a cell, Space to put it down, Escape to leave it where it was, Delete to leave it out.',
  table: 'Old options by product and intent',
  product: 'Product',
  tray: 'Left out of the new menu',
  trayEmpty: 'Nothing is left out. Drop a card here to leave it out.',
  addProduct: 'Add a product',
  addIntent: 'Add an intent',
  newProduct: 'new product',
  newIntent: 'new intent',
  label: (locale: string): string => `Label in ${locale}`,
  up: 'Move up',
  down: 'Move down',
  left: 'Move left',
  right: 'Move right',
  remove: 'Remove; what stands here is left out',
  joinWith: 'Join with…',
  empty: 'empty',
  options: (count: number): string => plural(count, 'old option', 'old options'),
  leadsTo: 'Leads to',
  leadsToOf: (place: string): string => `Where ${place} leads to`,
  said: {
    picked: (label: string): string => `Picked up ${label}. Arrow keys choose a cell, Space puts it down.`,
    over: (row: string, column: string): string => `${row}, ${column}`,
    overTray: 'left out',
    dropped: (label: string, row: string, column: string): string => `${label} is now in ${row}, ${column}`,
    leftOut: (label: string): string => `${label} is left out`,
    cancelled: 'Left where it was',
    undone: 'Undone',
    redone: 'Redone',
    created: (path: string): string => `Created ${path}`,
  },
  firstMenu: (locale: string, seconds: string): string => `First menu in ${locale}: ${seconds} s`,
  notices: {
    tooManyRows: (names: string): string =>
      `A menu has nine keys for choices: ${names} ${names.includes(',') ? 'are' : 'is'} left out. Join products.`,
    tooManyColumns: (names: string): string =>
      `A menu has nine keys for choices: ${names} ${names.includes(',') ? 'are' : 'is'} left out. Join intents.`,
    notKnown: (place: string, destination: string, needs: string): string =>
      `${place} leads to ${destination}, which did not serve ${needs} before.`,
  },
  problems: {
    none: 'The machine keeps all rules.',
    some: (errors: number, warnings: number): string =>
      `${plural(errors, 'error', 'errors')}, ${plural(warnings, 'warning', 'warnings')}`,
    checking: 'Checking the rules…',
    warnings: (count: number): string => `${plural(count, 'warning', 'warnings')} to look at in the studio`,
  },
  needs: {
    need: 'Need',
    was: 'Reached until now by',
    now: 'In the new machine',
    keys: (keys: string): string => `key ${keys}`,
    to: (destination: string): string => `to ${destination}`,
    lost: 'Nowhere: callers with this need find nobody',
    reassigned: 'Somebody new answers',
    numbers: (count: number): string => `${plural(count, 'number', 'numbers')} given up`,
    summary: (needs: number, lost: number): string =>
      lost === 0 ? `All ${needs} needs keep a way.` : `${lost} of ${needs} needs lose their way.`,
  },
  create: {
    path: 'File',
    name: (locale: string): string => `Name in ${locale}`,
    number: 'Number',
    desk: 'The operator key leads to the desk',
    button: 'Create and open',
    exists: 'A file with this name exists already.',
    badPath: 'A file in machines/, ending in .machine.json, of letters, digits, - and _.',
    failed: 'The file could not be written; the machine is open and not saved yet.',
    defaultNames: { en: 'The new number', zh: '新号码' } as Readonly<Record<string, string>>,
  },
  destination: {
    desk: (desk: string): string => `desk ${desk}`,
    number: (number: string): string => `number ${number}`,
    service: (service: string): string => `self-service ${service}`,
  },
};

export type MergeWords = typeof en;
