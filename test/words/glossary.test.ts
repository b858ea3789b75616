/**
 * One word per idea, in every language: the section `glossary` says which, and the other messages keep to it.
 * Where an English message has a term, the message in another language has its word for it, and none of the
 * words that were used for the same idea before.
 */
import { describe, expect, it } from 'vitest';
import { BASE, LANGUAGES, messagesIn, OTHERS, textOf } from './read-catalogue.ts';

/** Not what the program says to its users: what callers of a machine made for tests hear. */
const SPOKEN_TO_CALLERS = ['vitest'];

/** Words that stood for the same idea, or stand for another one, and are not used for the term any more. */
const NEVER: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'zh-CN': {
    world: ['方案', '场景', '世界'],
    line: ['线路', '热线'],
    machine: ['状态机', '菜单树', '这套菜单', '机器'],
    menu: ['目录'],
    option: ['选择项', '条目'],
    fact: ['来电者条件', '事实'],
    need: ['诉求', '要求'],
    product: ['商品'],
    intent: ['意图'],
    desk: ['队列', '服务台'],
    agent: ['客服', '话务员', '代理'],
    caller: ['客户', '来电人', '呼叫者'],
    call: ['通话', '呼叫'],
    lost: ['丢失', '流失在菜单'],
    misrouted: ['误转', '错转'],
    redial: ['重播', '再拨'],
    repeatCall: ['再次来电'],
    study: ['试验', '学习'],
    replication: ['复制', '副本'],
    problem: ['错误'],
    rule: ['规定'],
    scenario: ['情景', '情形', '方案'],
    parameter: ['变量'],
    draw: ['抽取', '绘制'],
    figure: ['数字', '图形'],
    queue: ['队列', '等候'],
    patience: ['耐性'],
    transfer: ['转移'],
    abandoned: ['遗弃', '中止'],
    serviceLevel: ['服务等级', '服务级别'],
    occupancy: ['利用率'],
    prompt: ['提示语'],
    greeting: ['欢迎语'],
    announcement: ['公告', '通告'],
    recording: ['录制'],
    destination: ['目的地', '目标'],
    decision: ['决定', '判断'],
    group: ['小组'],
    state: ['节点'],
    finalState: ['结束状态'],
    condition: ['守卫'],
    operatorKey: ['人工按键', '接线员'],
    repeatKey: ['重复键'],
    backKey: ['后退键'],
    sweep: ['遍历'],
    staffing: ['配员', '编制'],
    plan: ['计划'],
    roster: ['值班表', '轮班表'],
    agentGroup: ['坐席群', '坐席班组'],
    callBack: ['回电', '回呼'],
    overflow: ['溢流', '分流'],
    skill: ['技术'],
    shrinkage: ['缩水', '收缩'],
  },
};

/** Messages that have a term in English and rightly not its word in another language. */
const EXCEPTIONS: readonly {
  readonly term: string;
  readonly reason: string;
  readonly messages: readonly string[];
}[] = [
  {
    term: 'line',
    reason: 'a line that is open or closed is told by its service hours',
    messages: [
      'rules.agentAfterAttempts.reason',
      'rules.everyWayEnds.reason',
      'rules.everyWayEnds.cutOffHint',
      'rules.needServed.reason',
    ],
  },
  {
    term: 'line',
    reason: 'the wire, not what one can dial',
    messages: [
      'rules.everyBranchWired.reason',
      'rules.noEndlessLoop.reason',
      'rules.noInputTimeout.reason',
      'transcript.step.refused',
    ],
  },
  ...['queue', 'group'].map((term) => ({
    term,
    reason: 'names of columns in lists that others keep',
    messages: ['cli.initList.columns.desk'],
  })),
  {
    term: 'caller',
    reason: 'names of columns in lists that others keep',
    messages: ['cli.initList.columns.calls'],
  },
  ...['scenario', 'machine', 'need'].map((term) => ({
    term,
    reason: 'names of folders and keys',
    messages: ['cli.init.guide'],
  })),
  { term: 'line', reason: 'the command line', messages: ['cli.program.examplesExitCodesFineProblems'] },
  {
    term: 'line',
    reason: 'a line of text',
    messages: ['studio.conflict.same', 'studio.conflict.lines', 'studio.machine.needsLabel'],
  },
  {
    term: 'machine',
    reason: 'self-service, as opposed to a person',
    messages: ['rules.agentAfterAttempts.goesToMachine'],
  },
  {
    term: 'machine',
    reason: 'the name of a folder',
    messages: [
      'merge.create.badPath',
      'cli.check.filesOrFoldersSearched',
      'cli.studio.projectFolderWithMachines',
      'cli.studio.nameFolderHoldsMachines',
    ],
  },
  { term: 'scenario', reason: 'the name of a folder', messages: ['cli.studio.projectFolderWithMachines'] },
  {
    term: 'machine',
    reason: 'a computer',
    messages: [
      'runner.chunkFailure.ifMachineSlowOr',
      'runner.connect.runningAndAddressRight',
      'cli.worker.summary',
      'cli.workOptions.letDialtreeWorkerDo',
    ],
  },
  {
    term: 'scenario',
    reason: 'as it is typed on the command line',
    messages: ['study.parseFactor.unknownPlaceHint'],
  },
  {
    term: 'machine',
    reason: 'as it is typed on the command line',
    messages: [
      'study.parseFactor.otherThingsHint',
      'study.parseFactor.unknownPlaceHint',
      'cli.sweep.whatVaryParameterScenario',
    ],
  },
  {
    term: 'figure',
    reason: 'what others have published',
    messages: [
      'report.study.howToRead.published',
      'report.study.reachesAlone',
      'report.study.noneReaches',
      'report.study.someReach',
      'report.study.reachAlone',
    ],
  },
  { term: 'draw', reason: 'the verb', messages: ['cli.diagram.summary'] },
  {
    term: 'need',
    reason: 'the verb',
    messages: [
      'rules.agentAfterAttempts.reason',
      'rules.keysInOrder.reason',
      'rules.operatorSameKey.reason',
      'problems.readJson.tooDeepHint',
      'visits.compileVisits.tooManyRows',
      'scenario.checkMachines.lineNeedsMachineAnd',
      'study.checkDesign.unknownMachine',
      'report.study.howToRead.flows',
      'cli.deliverReports.severalFormatsNeedPlace',
      'cli.planSweep.nothingVaries',
      'cli.planSweep.noPointCount',
    ],
  },
  {
    term: 'agent',
    reason: 'named by the key that leads there',
    messages: ['rules.operatorInEveryMenu.title', 'studio.roles.operator'],
  },
  {
    term: 'agent',
    reason: 'the label of an option, as callers hear it',
    messages: ['studio.firstMachine.operator', 'merge.machine.operator'],
  },
  {
    term: 'caller',
    reason: 'an identity, in as few words as there is room for',
    messages: ['chart.guards.brief.identityIs'],
  },
  {
    term: 'call',
    reason: 'the verb',
    messages: ['phone.idle', 'phone.call', 'phone.again', 'studio.guard.called', 'transcript.step.later'],
  },
  {
    term: 'group',
    reason: 'groups of callers, not of states',
    messages: ['rules.inspection.tooManyHearings', 'rules.walk.tooManyGroups'],
  },
];

/** What is quoted is a value: a name in a file, or what a caller hears. */
const QUOTED = /"[^"]*"|“[^”]*”/g;

interface Term {
  readonly key: string;
  /** Finds it in English, in the singular and in the plural. */
  readonly english: RegExp;
}

/** The longest first: an operator key is no key, and a caller fact no caller. */
const TERMS: readonly Term[] = [...messagesIn(BASE)]
  .filter(([key]) => key.startsWith('glossary.'))
  .toSorted(([, a], [, b]) => b.length - a.length)
  .map(([key, word]) => ({
    key: key.slice('glossary.'.length),
    english: new RegExp(`(?<![\\w.-])(?:${word}s?|${word.replace(/y$/, 'ie')}s)(?![\\w-]|\\.\\w)`, 'gi'),
  }));

/** The keys of the terms in an English message. */
function termsIn(english: string): string[] {
  let left = textOf(english).replaceAll(QUOTED, ' ');
  return TERMS.filter((term) => {
    const without = left.replaceAll(term.english, ' ');
    const isThere = without !== left;
    left = without;
    return isThere;
  }).map(({ key }) => key);
}

const isExcepted = (message: string, term: string): boolean =>
  EXCEPTIONS.some((each) => each.term === term && each.messages.includes(message));

/** What others call the columns of their tables. */
const OTHERS_WORDS = 'calls.columns.';

const HELD = [...messagesIn(BASE)].filter(([key]) => {
  const section = key.split('.')[0] ?? '';
  return section !== 'glossary' && !SPOKEN_TO_CALLERS.includes(section) && !key.startsWith(OTHERS_WORDS);
});

describe('the glossary', () => {
  it.each(LANGUAGES)('has one word for each idea and one idea for each word in %s', (language) => {
    const words = TERMS.map(({ key }) => messagesIn(language).get(`glossary.${key}`));
    expect(new Set(words).size).toBe(words.length);
  });

  it.each(Object.keys(NEVER))('says of each term which words do not stand for it in %s', (language) => {
    expect(Object.keys(NEVER[language] ?? {}).toSorted()).toEqual(TERMS.map(({ key }) => key).toSorted());
  });

  it.each(OTHERS)('is kept to by the messages in %s', (language) => {
    const words = messagesIn(language);
    const odd = HELD.flatMap(([message, english]) => {
      const said = textOf(words.get(message) ?? '');
      const terms = termsIn(english);
      const expected = terms.map((term) => words.get(`glossary.${term}`) ?? '');
      return terms
        .filter((term) => !isExcepted(message, term))
        .flatMap((term) => {
          const word = words.get(`glossary.${term}`) ?? '';
          const wrong = (NEVER[language]?.[term] ?? []).filter(
            (each) => said.includes(each) && !expected.some((other) => other.includes(each)),
          );
          return !said.includes(word) || wrong.length > 0 ? [{ message, term, word, wrong, said }] : [];
        });
    });
    expect(odd).toEqual([]);
  });

  it('has no exception that is none', () => {
    const idle = EXCEPTIONS.flatMap(({ term, messages }) =>
      messages.filter(
        (message) =>
          !termsIn(messagesIn(BASE).get(message) ?? '').includes(term) ||
          OTHERS.every((language) =>
            textOf(messagesIn(language).get(message) ?? '').includes(
              messagesIn(language).get(`glossary.${term}`) ?? '',
            ),
          ),
      ),
    );
    expect(idle).toEqual([]);
  });
});
