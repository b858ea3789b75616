/**
 * What fails in here takes nothing else of the page along. React knows no other way to catch what is thrown
 * while something is drawn than a class.
 */
import { Component, type ComponentType, type ErrorInfo, type ReactElement, type ReactNode } from 'react';
import { CrashedPage, CrashedPart } from './Crashed.tsx';
import type { FallbackProps, Failure } from './failure.ts';
import { useUi } from '../core/use-studio.ts';

interface Props {
  /** Another one of these, and it is tried again. */
  readonly about: string;
  readonly fallback: ComponentType<FallbackProps>;
  readonly children: ReactNode;
}

interface State {
  readonly failure: Failure | undefined;
  readonly about: string;
}

export class Boundary extends Component<Props, State> {
  override state: State = { failure: undefined, about: this.props.about };

  static getDerivedStateFromError(cause: unknown): Partial<State> {
    return { failure: { cause, where: '' } };
  }

  static getDerivedStateFromProps({ about }: Props, state: State): Partial<State> | null {
    return about === state.about ? null : { failure: undefined, about };
  }

  override componentDidCatch(cause: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ failure: { cause, where: componentStack ?? '' } });
  }

  override render(): ReactNode {
    const { failure } = this.state;
    const Fallback = this.props.fallback;
    return failure ? <Fallback failure={failure} onAgain={this.again} /> : this.props.children;
  }

  private readonly again = (): void => this.setState({ failure: undefined });
}

/** A part of the page. `isWhole`: all of it. */
export function Guarded({
  children,
  isWhole = false,
}: {
  readonly children: ReactNode;
  readonly isWhole?: boolean;
}): ReactElement {
  // Whoever opens another file, page or panel wants to see that one.
  const about = useUi(({ file, scenario, page, panel }) => [file, scenario, page, panel].join('\n'));
  return (
    <Boundary about={about} fallback={isWhole ? CrashedPage : CrashedPart}>
      {children}
    </Boundary>
  );
}
