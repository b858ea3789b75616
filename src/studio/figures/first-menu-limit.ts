/**
 * Seconds the first menu may take: the case's own limit, as the rule `first-prompt-seconds` has it by
 * default.
 */
export const FIRST_MENU_LIMIT = 20;
