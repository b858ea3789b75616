/** An interval narrows little after six paired months, and each costs a second or so. */
export const WHAT_IF_REPLICATIONS = 6;
