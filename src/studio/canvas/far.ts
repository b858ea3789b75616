/** Below this zoom nobody can read a row: cards show their title only, and less is drawn. */
export const FAR = 0.42;
