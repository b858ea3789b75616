/** Below this zoom nobody can read a row: cards show their title only, and less is drawn. */
export const FAR = 0.42;
/** And below this one the titles are larger. */
export const FARTHER = 0.24;
