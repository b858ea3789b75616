/**
 * What a program gets from `import ... from 'dialtree'`: read machines and scenarios, prove the rules, solve and simulate, and
 * write reports. No files and no terminal, so that it also runs in a browser; the command line is built on the same rooms.
 * Matchers and arbitraries for tests are in `dialtree/vitest`.
 *
 * Every name is listed here and stands in docs/api/dialtree.api.md: a change of this face is a change of that file.
 */

// What is said about a file, and in which languages.
export {
  BASE_LANGUAGE,
  chooseLanguage,
  LANGUAGES,
  type Language,
  type OtherLanguage,
  type Said,
} from './words/index.ts';
export {
  hasErrors,
  sortProblems,
  tellProblem,
  type JsonPath,
  type Problem,
  type ProblemWords,
  type Severity,
} from './util/problem.ts';

// A menu: the machine file, what it means, what is said in it.
export {
  indexChart,
  KEYS,
  machineJsonSchema,
  parseMachine,
  printMachine,
  type Action,
  type Chart,
  type ChartState,
  type ChartTransition,
  type Combination,
  type Condition,
  type Destination,
  type EventName,
  type FactNames,
  type Facts,
  type Guard,
  type Key,
  type KeyEvent,
  type Locale,
  type MachineConfig,
  type MachineFile,
  type MachineMeta,
  type MachineReading,
  type NeedId,
  type OptionMeta,
  type OptionRole,
  type Recording,
  type RetryTexts,
  type StateConfig,
  type StateMeta,
  type Text,
  type TextList,
  type Transition,
  type Transitions,
} from './chart/index.ts';
export {
  createMenuMachine,
  type CallState,
  type MenuMachine,
  type Step,
  type Taken,
} from './machine/index.ts';
export {
  explore,
  spokenOptions,
  tabulate,
  type Atom,
  type Automaton,
  type Branch,
  type Cell,
  type Cube,
  type Edge,
  type Exploration,
  type ExploreLimits,
  type Literal,
  type Node as AutomatonNode,
  type SpokenOption,
  type Table,
} from './automaton/index.ts';
export {
  estimateSeconds,
  promptReport,
  type PromptLength,
  type PromptOption,
  type PromptReport,
  type PromptSegment,
} from './speech/index.ts';

// The rules a menu should keep.
export {
  checkMachine,
  checkMachineFully,
  parseRuleConfig,
  RULE_INFO,
  ruleConfigJsonSchema,
  type CheckedMachine,
  type Limit,
  type NotLookedAt,
  type NotLookedAtCode,
  type RuleConfigReading,
  type RuleInfo,
  type RuleOptions,
  type RuleSeverity,
} from './rules/index.ts';

// When something is open: shared by the scenario's desks and the machines' guards.
export type { CalendarConfig, Hours, SpecialDay, WeekHours, WeeklyHours } from './calendar/index.ts';

// Who calls: the scenario file.
export {
  PARAMETER_GROUPS,
  parseScenario,
  printScenario,
  scenarioJsonSchema,
  type AgentGroupConfig,
  type AnnouncementConfig,
  type CallBackConfig,
  type DeskConfig,
  type Duty,
  type PriorityRule,
  type Shift,
  type SkillConfig,
  type Staffing,
  type LineConfig,
  type MeasuredMenuConfig,
  type ParameterGroup,
  type ExpectedFigure,
  type PublishedFigure,
  type Posterior,
  type PosteriorScale,
  type ScenarioConfig,
  type ScenarioFile,
  type ScenarioReading,
  type Segment,
  type ShareTable,
  type Topic,
  type WordList,
  type WorldConfig,
} from './scenario/index.ts';

// Worlds compared: the study, where it runs, and its result.
export {
  checkDesign,
  FIGURE_INFO,
  replayCallers,
  RunStopped,
  runStudy,
  STRUCTURES,
  type Band,
  type BreakEven,
  type Chunk,
  type Structure,
  type Comparison,
  type Control,
  type ControlPair,
  type Decider,
  type DecidingGroup,
  type DeskChunk,
  type DeskStaffing,
  type GroupSkills,
  type DeskFigure,
  type DeskWeek,
  type DrawnComparison,
  type DrawnShare,
  type Effort,
  type ExperienceBand,
  type FigureInfo,
  type GroupFigure,
  type Flow,
  type Interval,
  type ClosedAt,
  type LostAt,
  type NamedParameter,
  type NumberListId,
  type NumberUse,
  type OtherWords,
  type Overrides,
  type PromptFigure,
  type PublishedCheck,
  type ReplayQuestion,
  type Runner,
  type RunnerPool,
  type RunnerQuestion,
  type Sensitivity,
  type SensitivityBar,
  type AssumedSetting,
  type DecidingGrounds,
  type ExtrapolatedMenu,
  type StillAssumed,
  type StructuralAblation,
  type StructuralPart,
  type StudyDesign,
  type StudyEffort,
  type StudyHooks,
  type StudyProgress,
  type StudyQuestion,
  type StudyResult,
  type TotalInterval,
  type Transcript,
  type TranscriptStep,
  type Uncertainty,
  type UsedNumber,
  type UsedNumbers,
  type WhatDecides,
  type WordListResult,
  type Work,
  type WorldResult,
} from './study/index.ts';
export { createInlinePool, createWebWorkerPool, type ChunkLimit, type PageWorker } from './runner/index.ts';

// Results as pages and tables; machines in the words of other systems.
export {
  compareFigures,
  findStudyRenderer,
  judgeStudy,
  parseStudyResult,
  STUDY_RENDERERS,
  type Direction,
  type DrawingDocument,
  type FigureRow,
  type Judgement,
  type ReportOptions,
  type StudyReading,
  type StudyRenderer,
} from './report/index.ts';
export {
  findFormat,
  FORMATS,
  toMermaid,
  toScxml,
  type Format,
  type FormatOptions,
  type Overlay,
} from './formats/index.ts';

// What the shapes above are made of.
export type { Distribution, EvidenceStatus, Parameter, Words } from './behaviour/index.ts';
export { OUTCOMES, type Counts, type Outcome, type ShiftTally } from './kernel/index.ts';
export type { Unit } from './util/format-number.ts';
export type { JsonDocument } from './util/read-json.ts';
