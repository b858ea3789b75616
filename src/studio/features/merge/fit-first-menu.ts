/** Shorter names where the first menu would be spoken for too long. */
import { composePrompt, estimateSeconds, findByLocale, promptLength } from '../../../speech/index.ts';
import { ownValue } from '../../../util/own-value.ts';
import type { Key, Locale, Text } from '../../../chart/index.ts';
import { FIRST_MENU_LIMIT } from '../../figures/first-menu-limit.ts';
import type { MergePlan } from './plan.ts';
import { roleLabel } from './role-label.ts';
import type { Naming } from './suggest-plan.ts';

/** Seconds of the first menu as it would be spoken, to the end of its last option. */
export function firstMenuSeconds(plan: MergePlan, locale: Locale): number {
  const labels: Text[] = plan.rows.map(({ label }) => label);
  const operator = { [locale]: roleLabel('operator', locale) };
  const options = [...labels, operator].map((label, i) => ({
    key: (i < labels.length ? String(Math.min(9, i + 1)) : '0') as Key,
    role: i < labels.length ? ('choice' as const) : ('operator' as const),
    edge: { transition: { meta: { label } } },
  }));
  return promptLength(composePrompt({ locales: plan.locales, options, attempts: 0 }, locale))
    .lastOptionEndSeconds;
}

/**
 * Takes the longest label's shortest other name, again and again, until every language fits or no name is
 * left.
 */
export function fitFirstMenu(plan: MergePlan, naming: Naming, limit = FIRST_MENU_LIMIT): MergePlan {
  let fitted = plan;
  for (const locale of plan.locales) {
    const done = new Set<string>();
    while (firstMenuSeconds(fitted, locale) > limit) {
      const [longest] = fitted.rows
        .filter(({ id }) => !done.has(id))
        .map((row) => ({ row, seconds: estimateSeconds(ownValue(row.label, locale) ?? '', locale) }))
        .toSorted((a, b) => b.seconds - a.seconds);
      if (!longest) break;
      done.add(longest.row.id);
      const others = (ownValue(naming.products, longest.row.id)?.labels ?? []).flatMap(
        (label) => findByLocale(label, locale) ?? [],
      );
      const [shortest] = others.toSorted((a, b) => estimateSeconds(a, locale) - estimateSeconds(b, locale));
      if (shortest === undefined || estimateSeconds(shortest, locale) >= longest.seconds) continue;
      fitted = {
        ...fitted,
        rows: fitted.rows.map((row) =>
          row.id === longest.row.id ? { ...row, label: { ...row.label, [locale]: shortest } } : row,
        ),
      };
    }
  }
  return fitted;
}
