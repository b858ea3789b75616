/** The answer in a sentence, then in a list, then what to know before believing it. */
import { judgeStudy } from '../../judge.ts';
import { findNotices } from '../../outline/results.ts';
import { html, type Markup } from '../markup.ts';
import type { View } from '../view.ts';

export function summary(view: View): Markup {
  const { lead, balance } = judgeStudy(view.result, view.options);
  return html`<p class="lead">${lead}</p>
<ul class="balance">${balance.map((line) => html`<li>${line}</li>`)}</ul>
${findNotices(view.result, view.language, view.phrases).map(({ text, isAlarm }) => html`<p class="${isAlarm ? 'alert' : 'note'}" role="note">${text}</p>`)}`;
}
