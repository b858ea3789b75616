/**
 * What people call each parameter and its unit, in every language. The unit in English is the parameter's
 * own; one more parameter does not compile before it has its row here.
 */
import { DEFAULT_PARAMETERS, type Parameter, type ParameterName } from '../behaviour/index.ts';
import { say, type Said } from '../util/said.ts';
import { WORLD_PARAMETERS, type WorldParameterName } from './default-parameters.ts';
import { WORDS } from './word-lists.ts';

type Row = readonly [title: string, zh: string, unitZh: string];

const SHARE = '概率';
const SCENT = '契合度';
const SECONDS = '秒';
const LOG_SECONDS = '秒的对数';

const ROWS: Readonly<Record<ParameterName | WorldParameterName | 'callersPerMonth' | typeof WORDS, Row>> = {
  [WORDS]: ['Whose words callers use', '来电者用谁的说法', '用语表的序号；0 为场景自己的'],
  callersPerMonth: ['Fresh callers a month', '每月新增来电者', '人'],

  hangUpProgressing: ['Hang-up hazard while getting on', '进展顺利时的挂断率', '每秒'],
  hangUpStuck: ['Hang-up hazard once stuck', '受阻后的挂断率', '每秒'],
  impatience: ['How impatient the impatient are', '急躁来电者的急躁程度', '急躁来电者挂断率的倍数'],
  conviction: ['How far callers’ words convince', '来电者用语的说服力', '场景中用语说服力的倍数'],
  highMark: ['Scent that is pressed at once', '立即按键所需的契合度', SCENT],
  lowMark: ['Scent that is kept in mind', '记为备选所需的契合度', SCENT],
  scentNoise: ['Noise on scent', '契合度的随机偏差', '契合度上逻辑斯谛噪声的尺度'],
  temperature: ['Indifference between candidates', '在备选之间取舍的随意程度', SCENT],
  nothingFits: [
    'Scent below which nothing fits',
    '视为没有合适选项的契合度',
    '契合度，不高于此值等于没有合适选项',
  ],
  catchAll: ['Scent of “anything else”', '“其他”选项的契合度', '契合度，没有其他合适选项时'],
  retentionLow: ['Candidate kept, low memory', '记住备选：记忆力较弱', '概率，每多听一个选项'],
  retentionHigh: ['Candidate kept, high memory', '记住备选：记忆力较强', '概率，每多听一个选项'],
  bargeInUsed: ['Presses before the end, used to menus', '不等播完就按键：熟悉菜单', SHARE],
  bargeInNew: ['Presses before the end, new to menus', '不等播完就按键：不熟悉菜单', SHARE],
  noticesHeading: ['Notices another product’s heading', '听出分类属于其他产品', SHARE],
  decideSeconds: ['Time to decide', '作出选择的时间', SECONDS],
  silenceAfterKey: ['Silence after a key', '按键后的静默', SECONDS],
  noInput: ['Presses nothing', '没有输入', '概率，每个菜单'],
  noMatch: ['Presses a key that means nothing', '按了无效的键', '概率，每个菜单'],
  slip: ['Finger slips to a key beside', '手误按到邻键', '概率，每次按键'],
  asksAgain: ['Nothing fits: hears it again', '没有合适选项：重听', '概率，没有合适选项时'],
  stepsBack: [
    'Nothing fits: goes back',
    '没有合适选项：返回',
    '概率，没有合适选项、没有重听、播报了返回键时',
  ],
  guesses: ['Nothing fits: guesses', '没有合适选项：随便选一个', '概率，没有合适选项、没有重听也没有返回时'],
  reachesOperator: [
    'Nothing fits: operator key, announced',
    '没有合适选项：按播报的转人工键',
    '概率，没有合适选项、以上都没有做、播报了转人工键时',
  ],
  reachesUnannounced: [
    'Nothing fits: operator key, unannounced',
    '没有合适选项：按未播报的转人工键',
    '概率，同上，熟悉菜单、未播报转人工键时',
  ],
  givesUp: ['Nothing fits: hangs up', '没有合适选项：挂断', '概率，没有合适选项、其他什么也没有做时'],
  operatorAtOnce: ['Operator key at once', '一开始就转人工', '概率，每个菜单，熟悉菜单者'],
  operatorWhenStuck: ['Operator key once stuck', '受阻后转人工', '概率，受阻后每听一个菜单'],
  stuckShift: ['How far being stuck changes callers', '受阻对行为倾向的影响', '受阻时行为倾向偏移的比例'],

  wrongNumber: ['Dials a wrong one of many numbers', '号码众多时拨错', '概率'],
  redialProbability: ['Redials after hanging up', '挂断后重拨', '概率，挂断后 24 小时内'],
  redialMu: ['Delay before a redial, mean of the log', '重拨间隔的对数均值', LOG_SECONDS],
  redialSigma: ['Delay before a redial, spread of the log', '重拨间隔的对数标准差', LOG_SECONDS],
  redialMaxSeconds: ['Longest delay before a redial', '重拨间隔上限', SECONDS],
  maxDials: ['Most calls for one need', '同一需求最多来电', '次'],
  resolved: ['Resolved at a right desk', '正确坐席一次解决', '概率，每通接到正确坐席的来电'],
  selfServiceResolved: ['Resolved by self-service', '自助服务解决', '概率，每次使用'],
  repeatProbability: ['Calls again when not resolved', '未解决时再次来电', '概率，来电未能解决需求之后'],
  repeatMeanSeconds: ['Delay before calling again, mean', '再次来电的平均间隔', SECONDS],
  followsAdvice: ['Dials the number one was told', '改拨坐席告知的号码', SHARE],
  adviceMeanSeconds: ['Delay before dialling it, mean', '改拨前的平均间隔', SECONDS],
  secondNeed: ['Asks about another product as well', '顺带询问其他产品', '概率，受理之后'],
  handlingSeconds: ['Handling time, mean', '平均处理时长', SECONDS],
  handlingSigma: ['Handling time, spread of the log', '处理时长的对数标准差', LOG_SECONDS],
  misrouteSeconds: ['First agent’s time on a misroute', '转错来电占用首位坐席的时间', '首位坐席的秒数'],
  operatorShare: [
    'Operator-key presses, for staffing',
    '排班用的转人工比例',
    '占来电的比例，用于为负责转接的坐席组排班',
  ],
  patienceFactor: ['Customers’ patience in the queue', '客户的排队耐心', '客户愿意等待秒数的倍数'],
  prospectPatience: ['Prospects’ patience in the queue', '潜在客户的排队耐心', SECONDS],
  hourlyCv: ['Spread of hourly arrivals', '每小时来电量的波动', '变异系数'],
  dailyCv: ['Spread of daily arrivals', '每日来电量的波动', '变异系数'],
  recognised: ['Customers recognised by their number', '按号码识别出的客户', '系统知道其号码的客户所占比例'],
  deviceMatches: ['Known device is the one called about', '已知设备正是来电所问', '占已识别来电者的比例'],
  openRepair: [
    'Open case, and the call is about it',
    '有未结工单，来电正为此事',
    '占为此类工单来电的已识别机主的比例',
  ],
  openRepairOther: [
    'Open case, the call is about another',
    '有未结工单，来电为其他事',
    '占为其他事来电的已识别机主的比例',
  ],
  knowsMenus: ['Callers used to menus', '熟悉菜单的来电者', '占来电者的比例'],
  patient: ['Patient callers', '有耐心的来电者', '占来电者的比例'],
  lowMemory: ['Callers with low memory', '记忆力较弱的来电者', '占来电者的比例'],
};

export interface ParameterWords {
  readonly title: Said;
  readonly unit: Said;
}

/** That there is none is no citation; whatever else a source says is cited as it stands. */
export function describeSource(source: string): Said {
  const zh = source
    .replace(
      /^no source found: an assumption until calibrated with a log of menu keys/,
      '未找到来源：假设，待用菜单按键日志校准',
    )
    .replace(/^no source found: an assumption/, '未找到来源：假设');
  return say(source, zh);
}

/**
 * A name nobody knows stays as it is: results of other versions are read too.
 * @param unit as the result has it; where it is not the default's, its Chinese would be another unit's.
 */
export function describeParameter(name: string, unit: string): ParameterWords {
  const row = Object.hasOwn(ROWS, name) ? ROWS[name as keyof typeof ROWS] : undefined;
  if (!row) return { title: say(name, name), unit: say(unit, unit) };
  const base: Readonly<Record<string, Parameter>> = { ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS };
  return { title: say(row[0], row[1]), unit: say(unit, unit === (base[name]?.unit ?? unit) ? row[2] : unit) };
}
