import type { Wording } from '../types.ts';

const THE = String.raw`(?:\s+(?:the|your|a))?(?:\s+(?:key|button|number|digit))?(?:\s+(?:the|number))?\s+`;
const NOUN = String.raw`(?:\s+(?:key|button|sign|symbol))?`;

export const en: Wording = {
  language: 'en',
  names: {
    0: ['zero'],
    1: ['one'],
    2: ['two'],
    3: ['three'],
    4: ['four'],
    5: ['five'],
    6: ['six'],
    7: ['seven'],
    8: ['eight'],
    9: ['nine'],
    star: ['star', 'asterisk'],
    pound: ['pound', 'hash', 'number sign', 'octothorpe'],
  },
  hasSpaces: true,
  notBefore: String.raw`\s*(?:%|[ap]\.?m\b)|\s+(?:of\b|times?\b|(?:more |single )?(?:digits?|characters?|letters?|numbers?|keys|buttons|options?|choices?|languages?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|dollars?|pounds?|euros?|cents?|percent|people|items?)\b|more\b|moment\b|by\b)|-\p{L}`,
  announcements: [
    String.raw`\b(?:press|push|hit|dial|touch|key)(?:ing)?(?:\s+(?:or\s+(?:say|dial|select)|and\s+(?:hold|release)|in|down))?${THE}KEY${NOUN}`,
    String.raw`\b(?:select|choose|pick|enter|type|say|use)(?:ing)?(?:\s+(?:or\s+(?:say|press|dial)|in))?${THE}(?!one\b)KEY${NOUN}`,
    String.raw`\b(?:press|push|hit|dial|select|choose|pick|enter|say)(?:ing)?(?:\s+or\s+(?:say|press))?\s+(?:option|number)\s+(?:number\s+)?KEY`,
    String.raw`\b(?:by|with|using)\s+(?:the\s+)?KEY\s+(?:key|button)`,
    String.raw`\bfollowed\s+by\s+(?:the\s+|a\s+)?KEY${NOUN}`,
  ],
  continuations: [
    String.raw`(?<=(?:^|[,.;:!?…–—]|\bor|\band|\bthen)\s*)(?:(?:option|number|the)\s+)?\bKEY${NOUN}(?=,?\s+(?:for|to|if)\s+(?!\d))`,
    String.raw`(?<=(?:^|[,.;:!?]\s*|\bor\s+|\band\s+)(?:for|to|if)\s[^.;:!?]{1,80}?(?<!\b(?:over|than|of|to|under|above|below|least|most|about|number|day|level|line|type|version|within|in|at|by|until|after|before|every|last|first|next|for|and|or|between|from|only))(?:,\s*|\s+))(?!one\b)KEY(?=\s*(?:[,.;!?]|$|\b(?:or|and)\b))`,
    String.raw`(?<=\bpress\s[^.;!?]{0,40}?(?:\d|[*#]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|star|pound|hash))(?:\s+key)?(?:,|,?\s+or|,?\s+and)\s+)KEY(?=\s*(?:[,.;!?]|$|\b(?:or|and|for|to|if)\b))`,
  ],
  isVerbFinal: false,
  traps: [
    String.raw`\b(?:from|between|scale of|scale from)\s+\S+\s+(?:to|and|through)\s+(?:\d+|zero|one|two|three|four|five|six|seven|eight|nine|ten)\b`,
    String.raw`\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|o'clock)?(?:[-–]|\s*(?:to|until|till|through)\s*)\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?|o'clock)?`,
    String.raw`\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|o'clock)`,
    String.raw`\bone\s+of\b|\bone\s+moment\b|\bany\s+one\b`,
    String.raw`\b(?:don't|do not|not|never|without)\s+press(?:ing)?\s+[^.,;]{1,20}`,
  ],
  entry: String.raw`\b(?:enter|type|key in|dial|input|punch in)\b(?!\s+(?:\d|zero|one|two|three|four|five|six|seven|eight|nine)\b)|\b(?:number|code|pin|digits|password|amount|date)\b[^.]*\b(?:then|and|followed by)\s*$|followed\s+by\s*$`,
  leads: String.raw`(?:please\s+)?(?:for|to|if|in order to|regarding|about)\b`,
  joins: String.raw`(?:to\s+get|for|to|if)\b`,
  tails: String.raw`(?:\b(?:or|and|please|now|just|you can|you may|simply|then)|\bsay\s+.{1,40}?\s+or|\bor\s+say\s+.{1,40})`,
  examples: String.raw`,?\s*\b(?:for example|for instance|such as|like|e\.g\.)`,
  isThorough: true,
};
