/** It comes without types, and those of @types are of an older edition. */
declare module 'spdx-satisfies' {
  /**
   * Whether one of the approved licences satisfies the expression.
   * @throws for what is no SPDX expression.
   */
  export default function satisfies(expression: string, approved: readonly string[]): boolean;
}
