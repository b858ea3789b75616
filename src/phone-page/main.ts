/**
 * Room: the page on which people take a phone test. One file, offline: the plan stands in it as data, and nothing
 * is fetched.
 *
 * Laws:
 * - Text of a scenario is only ever text: elements are made by `draw.ts`, which reads no markup.
 * - Times are measured from the moment a call begins, and a silence is counted from the end of what was said.
 * - What a participant has done is kept before the next screen is drawn, and leaves the browser by their own hand.
 *
 * One more screen: a file in `screens`, its step in app.ts.
 */
import type { PhoneTestPlan } from '../phone-test/index.ts';
import { chooseLanguage, phonePageWords } from '../words/index.ts';
import { startApp } from './app.ts';
import { make } from './draw.ts';
import './page.css';

const root = document.getElementById('app');
const data = document.getElementById('plan');
if (root) {
  try {
    const plan = JSON.parse(data?.textContent ?? '') as PhoneTestPlan;
    const { sendTo, code } = data?.dataset ?? {};
    startApp({ root, plan, sendTo, codeGiven: code, hash: window.location.hash });
  } catch (cause) {
    root.replaceChildren(
      make('main', {}, make('p', {}, phonePageWords[chooseLanguage(navigator.language)].broken)),
    );
    throw cause;
  }
}
