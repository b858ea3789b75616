/** When desks are open and who works there: the part of a scenario a workforce planner writes. */
import type { ReactElement } from 'react';
import { useWords } from '../../core/use-studio.ts';
import { hoursWords } from '../../../words/index.ts';
import { CalendarPart } from './CalendarPart.tsx';
import { DeskPart } from './DeskPart.tsx';
import { GroupPart } from './GroupPart.tsx';
import { ScenarioFrame } from './ScenarioFrame.tsx';

export function HoursPage(): ReactElement {
  const words = useWords(hoursWords);
  return (
    <ScenarioFrame page="hours" title={words.title} intro={words.intro}>
      {(config, path) => (
        <>
          <CalendarPart key={`calendars ${path}`} config={config} />
          <DeskPart key={`desks ${path}`} config={config} path={path} />
          <GroupPart key={`groups ${path}`} config={config} />
        </>
      )}
    </ScenarioFrame>
  );
}
