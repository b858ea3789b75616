/** Half-hour of the week as a time of day: 17 is 08:30. */
export function clockOf(shift: number): string {
  return `${String(Math.floor((shift % 48) / 2)).padStart(2, '0')}:${shift % 2 === 0 ? '00' : '30'}`;
}
