/**
 * Telephone numbers in one form, so that one caller has one hash however a platform writes the number: E.164, `+` and
 * digits (Recommendation ITU-T E.164, 2010). Nothing here keeps a number.
 */

/** Country code, then what is dialled before numbers inside the country (`0` where nothing stands). */
const COUNTRIES =
  'US1,1 CA1,1 RU7,8 KZ7,8 EG20 ZA27 GR30,- NL31 BE32 FR33 ES34,- HU36,06 IT39,- RO40 CH41 AT43 GB44 DK45,- SE46 NO47,- PL48,- DE49 ' +
  'PE51 MX52,- CU53 AR54 BR55 CL56,- CO57,- VE58 MY60 AU61 ID62 PH63 NZ64 SG65,- TH66 JP81 KR82 VN84 CN86 TR90 IN91 PK92 LK94 IR98 ' +
  'MA212 DZ213 TN216,- NG234 KE254 PT351,- LU352,- IE353 IS354,- AL355 MT356,- CY357,- FI358 BG359 LT370 LV371,- EE372,- MD373 ' +
  'UA380 RS381 ME382 HR385 SI386 BA387 MK389 CZ420,- SK421 LI423,- HK852,- MO853,- TW886 AE971 IL972 SA966 QA974,-';

interface Country {
  readonly code: string;
  readonly trunk: string;
}

const BY_NAME: ReadonlyMap<string, Country> = new Map(
  COUNTRIES.split(' ').map((entry) => {
    const [, name = '', code = '', trunk = '0'] = /^([A-Z]{2})(\d+)(?:,(.+))?$/.exec(entry) ?? [];
    return [name, { code, trunk: trunk === '-' ? '' : trunk }];
  }),
);
/** What is dialled for `+` where it is not 00. */
const OUTWARD: Readonly<Record<string, string>> = { US: '011', CA: '011', AU: '0011', JP: '010', RU: '810' };
const LONGEST = 100;

/** ISO 3166, sorted: countries whose numbers are known. */
export const KNOWN_COUNTRIES: readonly string[] = [...BY_NAME.keys()].toSorted();

/**
 * `+` and digits; undefined: no number. What a country's rules do not fit stays as it is, without signs between: one caller
 * then still has one form, if it is always written so.
 *
 * @param country of numbers without a country code, ISO 3166
 */
export function normaliseNumber(text: string, country: string | undefined): string | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = text
    .replace(/^\s*(?:tel|sips?):/i, '')
    .replace(/[;@?].*$/s, '')
    .replaceAll(/[\s().\-/\u2010-\u2015]/g, '');
  const [, plus, digits = ''] = /^(\+?)(\d{2,20})$/.exec(bare) ?? [];
  if (digits === '') return undefined;
  if (plus === '+') return `+${digits}`;
  const outward = (country !== undefined && OUTWARD[country]) || '00';
  if (digits.startsWith(outward) && digits.length > outward.length + 6)
    return `+${digits.slice(outward.length)}`;
  const home = country === undefined ? undefined : BY_NAME.get(country);
  if (!home) return digits;
  if (home.trunk !== '' && digits.startsWith(home.trunk))
    return `+${home.code}${digits.slice(home.trunk.length)}`;
  // A platform that leaves out the plus: the number is longer than those inside the country.
  if (digits.startsWith(home.code) && digits.length >= 11) return `+${digits}`;
  return `+${home.code}${digits}`;
}
