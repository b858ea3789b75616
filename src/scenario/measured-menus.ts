/**
 * Error rates of single menus, where somebody counted them. They stand in the place of the parameters that hold for all
 * menus, and are drawn with the others: `noInput@merged:products` is the parameter noInput in one menu of one machine.
 */
import type { MeasuredMenu, MenuRate, Parameter } from '../behaviour/index.ts';
import { MENU_RATES } from '../behaviour/index.ts';
import type { MeasuredMenuConfig, ScenarioConfig } from './types.ts';
import { ownValue } from '../util/own-value.ts';

const AT = '@';

function nameOf(rate: MenuRate, { machine, menu }: Pick<MeasuredMenuConfig, 'machine' | 'menu'>): string {
  return `${rate}${AT}${machine}:${menu}`;
}

/** The parameter that holds in all other menus, and where this one was measured; the place undefined for most names. */
export function splitName(name: string): { readonly base: string; readonly place: string | undefined } {
  const at = name.indexOf(AT);
  return at < 0 ? { base: name, place: undefined } : { base: name.slice(0, at), place: name.slice(at + 1) };
}

/** As parameters, by name. */
export function measuredParameters({
  measuredMenus = [],
}: Pick<ScenarioConfig, 'measuredMenus'>): Readonly<Record<string, Parameter>> {
  return Object.fromEntries(
    measuredMenus.flatMap((menu) =>
      MENU_RATES.flatMap((rate) => {
        const parameter = menu[rate];
        return parameter ? [[nameOf(rate, menu), parameter] as const] : [];
      }),
    ),
  );
}

/** @param parameters in force */
export function measuredMenusOf(
  { measuredMenus = [] }: Pick<ScenarioConfig, 'measuredMenus'>,
  parameters: Readonly<Record<string, Parameter>>,
): MeasuredMenu[] {
  return measuredMenus.map((menu) => ({
    machine: menu.machine,
    menu: menu.menu,
    rates: Object.fromEntries(
      MENU_RATES.flatMap((rate) => {
        const value = ownValue(parameters, nameOf(rate, menu))?.value ?? menu[rate]?.value;
        return value === undefined ? [] : [[rate, value] as const];
      }),
    ),
  }));
}
