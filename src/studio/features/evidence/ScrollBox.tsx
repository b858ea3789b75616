/** What is wider or longer than its place: the keyboard scrolls it too. */
import type { ReactElement, ReactNode } from 'react';

export function ScrollBox({
  label,
  className,
  children,
}: {
  readonly label: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={className} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
