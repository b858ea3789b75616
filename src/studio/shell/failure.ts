export interface Failure {
  readonly cause: unknown;
  /** Where in the page, as React tells it. */
  readonly where: string;
}

export interface FallbackProps {
  readonly failure: Failure;
  readonly onAgain: () => void;
}
