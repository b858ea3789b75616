/**
 * Part: holidays out of iCalendar files. Apart from the room's index, so that pages which only ask when something is
 * open do not carry its libraries.
 */
export { readICalendar, type HolidayReading, type HolidaySpan } from './read-icalendar.ts';
