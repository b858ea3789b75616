/** The calendars that a guard may name: those of the project's scenarios, as they are saved. */
import { useEffect, useState } from 'react';
import type { CalendarConfig } from '../../../calendar/index.ts';
import { parseScenario } from '../../../scenario/index.ts';
import { useStudio, useWorkspace } from '../../core/use-studio.ts';

type Named = Pick<CalendarConfig, 'id' | 'title'>;

export function useCalendars(): readonly Named[] {
  const { workspace } = useStudio();
  const paths = useWorkspace().scenarios.join('\n');
  const [calendars, setCalendars] = useState<readonly Named[]>([]);
  useEffect(() => {
    let isLate = false;
    void Promise.all(
      paths
        .split('\n')
        .filter((path) => path !== '')
        .map(async (path) => {
          const file = await workspace.read(path);
          return (file && parseScenario(file.text, path).scenario?.config.calendars) ?? [];
        }),
    ).then((found) => {
      // Of two with one id the first one gives the title.
      const all = new Map(
        found
          .flat()
          .toReversed()
          .map((calendar) => [calendar.id, calendar]),
      );
      if (!isLate) setCalendars([...all.values()].toReversed());
    });
    return () => {
      isLate = true;
    };
  }, [workspace, paths]);
  return calendars;
}
