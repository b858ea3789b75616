/** What a log taught: what it does to the answer, which numbers it narrowed, and what it does not say. */
import type { ReactElement } from 'react';
import { describeGroup, describeParameter, PARAMETER_GROUPS } from '../../../scenario/index.ts';
import { FIGURE_INFO } from '../../../study/index.ts';
import { formatBare, formatDecimal, formatPlain, formatSigned } from '../../../util/format-number.ts';
import { BASE_LANGUAGE, evidenceWords, type EvidenceWords, type Language } from '../../../words/index.ts';
import { openScenario } from '../../core/actions/open-file.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { flag } from '../../kit/classes.ts';
import type { Job } from '../../storage/index.ts';
import { Intervals } from './Intervals.tsx';
import type { CalibrationReport, FoundFinding, LearntRow, Spread } from './read-results.ts';
import { Part } from './Step.tsx';
import { ScrollBox } from './ScrollBox.tsx';
import styles from './CalibrationView.module.css';
import textStyles from '../../kit/text.module.css';

/** Above this share of the sd before, a log has not said anything: as the calibration itself has it. */
const NOT_SAID = 0.9;

export function CalibrationView({
  report,
  job,
}: {
  readonly report: CalibrationReport;
  readonly job: Job;
}): ReactElement {
  const words = useWords(evidenceWords);
  const learnt = report.rows.filter(({ narrowed }) => narrowed <= NOT_SAID);
  const silent = report.rows.filter(({ narrowed }) => narrowed > NOT_SAID);
  return (
    <>
      <Headline report={report} job={job} />
      {report.findings.length > 0 && <Findings findings={report.findings} />}
      <Part
        title={words.calibrate.learnt}
        lead={words.calibrate.learntLead({ learnt: learnt.length, all: report.rows.length })}
      >
        <LearntTable rows={learnt.toSorted((a, b) => a.narrowed - b.narrowed)} />
        {silent.length > 0 && (
          <details className={styles.silent}>
            <summary>{words.calibrate.notSaid({ count: silent.length })}</summary>
            <LearntTable rows={silent} />
          </details>
        )}
      </Part>
    </>
  );
}

function Headline({ report, job }: { readonly report: CalibrationReport; readonly job: Job }): ReactElement {
  const studio = useStudio();
  const words = useWords(evidenceWords);
  const language = useLanguage();
  const { headline, compare } = report;
  const written = job.made.find((path) => path.endsWith('.scenario.json'));
  const [before, after] = compare.map((world) => titleOf(world, language));
  const tools = written !== undefined && (
    <Button onClick={() => openScenario(studio, written)}>{words.calibrate.openWritten}</Button>
  );
  if (!headline)
    return <Part title={words.calibrate.headline} lead={words.calibrate.noHeadline} tools={tools} />;
  const figure = FIGURE_INFO.find(({ id }) => id === headline.figure)?.title;
  const [without, withLog] = headline.helps;
  const rowOf = (label: string, spread: Spread) => ({ ...spread, label, text: tellSpread(spread, words) });
  return (
    <Part
      title={words.calibrate.headline}
      lead={words.calibrate.headlineLead({
        figure: figure?.[language] ?? figure?.[BASE_LANGUAGE] ?? headline.figure,
        before: before ?? '',
        after: after ?? '',
      })}
      tools={tools}
    >
      <Intervals
        label={words.calibrate.headline}
        rows={[
          { ...rowOf(words.calibrate.without, headline.uncalibrated), isQuiet: true },
          rowOf(words.calibrate.with, headline.calibrated),
        ]}
        tell={(value) => formatSigned(value, 'share', 2)}
        sides={[words.calibrate.fewer, words.calibrate.more]}
      />
      <p className={styles.helps}>
        {words.calibrate.helps({
          without: formatBare(without, 'share', 0),
          with: formatBare(withLog, 'share', 0),
          draws: headline.draws,
        })}
      </p>
      {headline.left.length > 0 && <Left left={headline.left} />}
    </Part>
  );
}

/** Shares of the variance; what they do only together is nobody's, and stands last. */
function Left({
  left,
}: {
  readonly left: readonly { readonly group: string; readonly share: number }[];
}): ReactElement {
  const words = useWords(evidenceWords).calibrate;
  const language = useLanguage();
  const together = 1 - left.reduce((sum, { share }) => sum + share, 0);
  const rows = [
    ...left.map(({ group, share }) => ({ name: nameGroup(group, language), share })),
    ...(together >= 0.005 ? [{ name: words.together, share: together }] : []),
  ];
  return (
    <dl className={styles.left} aria-label={words.left}>
      <dt className={styles.leftTitle}>{words.left}</dt>
      {rows.map(({ name, share }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.share} aria-hidden="true">
              <i style={{ inlineSize: `${Math.min(100, 100 * share)}%` }} />
            </span>
            <span className={textStyles.number}>{formatBare(share, 'share', 0)} %</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Findings({ findings }: { readonly findings: readonly FoundFinding[] }): ReactElement {
  const words = useWords(evidenceWords);
  const language = useLanguage();
  return (
    <Part title={words.calibrate.findings}>
      <ul className={styles.findings}>
        {findings.map((found) => (
          <li key={found.id} data-out={flag(found.isExcluded)}>
            <span className={styles.fate}>
              {found.isExcluded ? words.calibrate.isOut : words.calibrate.isIn}
            </span>
            <span>
              {found.message[language] ?? found.message[BASE_LANGUAGE]}{' '}
              <small className={textStyles.number}>
                {words.calibrate.callsOf({ calls: formatDecimal(found.calls), of: formatDecimal(found.of) })}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Its own scroll bar: on a narrow screen the page does not move sideways. */
function LearntTable({ rows }: { readonly rows: readonly LearntRow[] }): ReactElement {
  const words = useWords(evidenceWords);
  const language = useLanguage();
  const say = words.calibrate;
  return (
    <ScrollBox className={styles.scroll} label={say.learnt}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.parameter}</th>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
            <th scope="col">{say.doubt}</th>
            <th scope="col">{say.counted}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { title, unit } = describeParameter(row.name, row.unit);
            return (
              <tr key={row.name}>
                <th scope="row">
                  {title[language]} <small>{unit[language]}</small>
                </th>
                <td>{tellValues(row.prior, words)}</td>
                <td>{tellValues(row.posterior, words)}</td>
                <td>
                  <span className={styles.share} aria-hidden="true">
                    <i style={{ inlineSize: `${Math.min(100, 100 * row.narrowed)}%` }} />
                  </span>
                  {formatBare(Math.min(1, row.narrowed), 'share', 0)} %
                </td>
                <td>{row.n > 0 ? formatDecimal(row.n) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A change of a share, in points. */
export function tellSpread({ value, low, high }: Spread, words: EvidenceWords): string {
  return words.interval({
    value: words.points({ value: formatSigned(value, 'share', 2) }),
    low: formatSigned(low, 'share', 2),
    high: formatSigned(high, 'share', 2),
  });
}

function tellValues({ value, low, high }: Spread, words: EvidenceWords): string {
  const short = (number: number): string => formatPlain(Number(number.toPrecision(3)));
  return words.interval({ value: short(value), low: short(low), high: short(high) });
}

function nameGroup(group: string, language: Language): string {
  const known = PARAMETER_GROUPS.find((each) => each === group);
  return known ? describeGroup(known)[language] : group;
}
