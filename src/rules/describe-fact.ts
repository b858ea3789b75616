/** What a caller must be for a call to go as shown, as a sentence in every language. */
import { describeCondition, type FactCondition } from '../machine/index.ts';
import { say, type Said } from '../util/said.ts';

const DAYS = ['一', '二', '三', '四', '五', '六', '日'];

export function describeFact(condition: FactCondition, holds: boolean): Said {
  return say(describeCondition(condition, holds), describeInChinese(condition, holds));
}

function describeInChinese(condition: FactCondition, holds: boolean): string {
  switch (condition.type) {
    case 'identityIs':
      return `来电者身份${holds ? '' : '不'}是“${condition.params.identity}”`;
    case 'ownsDevice':
      return holds ? `已知来电者拥有“${condition.params.device}”` : `不知道来电者拥有“${condition.params.device}”`;
    case 'hasHistory':
      return `来电者${holds ? '有' : '没有'}“${condition.params.event}”记录`;
    case 'hoursOpen': {
      const { days, from, to } = condition.params;
      return `来电时间${holds ? '在' : '不在'}${days.length === 7 ? '每天' : `周${days.map((day) => DAYS[day - 1]).join('、')}`} ${from} 至 ${to} 时之内`;
    }
  }
}
