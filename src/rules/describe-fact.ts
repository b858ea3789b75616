/** What a caller must be for a call to go as shown, as a sentence in every language. */
import { nameFact, type MachineMeta } from '../chart/index.ts';
import { describeCondition, type FactCondition } from '../machine/index.ts';
import { say, type Said } from '../util/said.ts';

const DAYS = ['一', '二', '三', '四', '五', '六', '日'];

export function describeFact(condition: FactCondition, holds: boolean, meta: MachineMeta): Said {
  return say(describeCondition(condition, holds, meta), describeInChinese(condition, holds, meta));
}

function describeInChinese(condition: FactCondition, holds: boolean, meta: MachineMeta): string {
  switch (condition.type) {
    case 'identityIs': {
      const { name, isGiven } = nameFact(meta, 'identity', condition.params.identity, 'zh-CN');
      return isGiven ? `来电者${holds ? '' : '不'}是${name}` : `来电者身份${holds ? '' : '不'}是“${name}”`;
    }
    case 'ownsDevice': {
      const { name, isGiven } = nameFact(meta, 'devices', condition.params.device, 'zh-CN');
      return `${holds ? '已知' : '不知道'}来电者拥有${isGiven ? name : `“${name}”`}`;
    }
    case 'hasHistory': {
      const { name, isGiven } = nameFact(meta, 'history', condition.params.event, 'zh-CN');
      return isGiven
        ? `${holds ? '已知' : '不知道'}来电者有${name}`
        : `来电者${holds ? '有' : '没有'}“${name}”记录`;
    }
    case 'hoursOpen': {
      const { days, from, to } = condition.params;
      return `来电时间${holds ? '在' : '不在'}${days.length === 7 ? '每天' : `周${days.map((day) => DAYS[day - 1]).join('、')}`} ${from} 至 ${to} 时之内`;
    }
  }
}
