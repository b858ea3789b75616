/**
 * Where things stand in the memory of the compiled kernel: byte addresses. Read by both sides, TypeScript (../lay-out-tables.ts writes) and
 * AssemblyScript (the other files here read), so it holds nothing but whole numbers.
 */

/** Whole numbers of the world, four bytes each. */
export const NEED_COUNT = 1024;
export const PROFILE_COUNT = 1028;
export const LINE_COUNT = 1032;
export const TYPE_COUNT = 1036;
export const DESK_COUNT = 1040;
export const PRODUCT_COUNT = 1044;
export const MAX_DIALS = 1048;
/** -1: no limit. */
export const TRUNKS = 1052;
export const HOURS = 1056;
/** Ledger indices at which the counts by exit and the flow begin. */
export const EXITS_AT = 1060;
export const FLOW_AT = 1064;

/** Addresses of the world's tables, four bytes each, in the order in which lay-out-tables.ts writes them. */
export const TABLES = 1152;
export const RECORD = 1152;
export const RECORD_SECONDS = 1156;
export const ENTRY = 1160;
export const CLOCK_OF_HOUR = 1164;
export const NEED_OF_TYPE = 1168;
export const PROFILE_OF_TYPE = 1172;
export const TYPE_BASE = 1176;
export const TYPE_SHIFT = 1180;
export const TYPE_COLUMNS = 1184;
export const DIAL_ROW = 1188;
export const DIAL_BASE = 1192;
export const DIAL_SHIFT = 1196;
export const DIAL_COLUMNS = 1200;
export const SECOND_BASE = 1204;
export const SECOND_SHIFT = 1208;
export const SECOND_COLUMNS = 1212;
export const SECOND_POSSIBLE = 1216;
export const EXIT_KIND = 1220;
export const EXIT_DESK = 1224;
export const EXIT_SERVES = 1228;
export const DESK_SERVES = 1232;
export const IS_OPERATOR_DESK = 1236;
export const LINE_SERVES = 1240;
export const RIGHT_LINE = 1244;
export const RIGHT_DESK = 1248;
export const TRANSFER = 1252;
export const PRODUCT_OF_NEED = 1256;
export const AGENTS = 1260;
export const HANDLING_KIND = 1264;
export const HANDLING_MU = 1268;
export const HANDLING_SIGMA = 1272;
export const HANDLING_SCALE = 1276;
export const MISROUTE_KIND = 1280;
export const MISROUTE_MU = 1284;
export const MISROUTE_SIGMA = 1288;
export const MISROUTE_SCALE = 1292;
export const PATIENCE_START = 1296;
export const PATIENCE_FROM = 1300;
export const PATIENCE_RATE = 1304;
export const PATIENCE_CUMULATIVE = 1308;
export const PATIENCE_OF_PROFILE = 1312;
export const EXPONENTIAL_INSIDE = 1316;
export const EXPONENTIAL_WIDTH = 1320;
export const EXPONENTIAL_HEIGHT = 1324;
export const NORMAL_INSIDE = 1328;
export const NORMAL_WIDTH = 1332;
export const NORMAL_HEIGHT = 1336;
export const QUANTILE = 1340;
/** First address behind the tables: what a run allocates begins here. */
export const TABLES_END = 1400;

/** Doubles of the world, eight bytes each. */
export const REDIAL_MU = 1408;
export const REDIAL_SIGMA = 1416;
export const REDIAL_MAX = 1424;
export const REDIAL_SHARE = 1432;
/** Six thresholds, in the order of BELOW. */
export const BELOW_REDIAL = 1440;
export const BELOW_RESOLVED = 1448;
export const BELOW_SELF_SERVICE = 1456;
export const BELOW_REPEAT = 1464;
export const BELOW_ADVICE = 1472;
export const BELOW_SECOND = 1480;
export const MEAN_REPEAT = 1488;
export const MEAN_ADVICE = 1496;
export const EXPONENTIAL_EDGE = 1504;
export const NORMAL_EDGE = 1512;

/** What a run is given: the key, fresh callers by hour, and where to tally the desks by half-hour (0: nowhere). */
export const SEED_LOW = 1600;
export const SEED_HIGH = 1604;
export const REPLICATION = 1608;
export const HOUR_COUNTS = 1612;
export const WATCH = 1616;
export const WATCH_WITHIN = 1624;
export const WATCH_END = 1632;

/** What a run works with. */
export const FREE = 1700;
export const BUSY_TRUNKS = 1704;
export const CLOSED_CASE = 1708;
export const FRESH_CASE = 1712;
export const FRESH_CASES_END = 1716;
export const HOUR = 1720;
export const FIRST = 1724;
export const COUNT = 1728;
export const ROOM = 1732;
export const TIMES = 1736;
export const TYPES = 1740;
export const HOUR_WORDS = 1744;
export const CALLS = 1748;
export const CALL_SECONDS = 1752;
/** Three heaps: address, size, room, next sequence number. */
export const JOINS = 1760;
export const DIALS = 1776;
export const RELEASES = 1792;
/** Address of the desks’ records (desks.ts). */
export const DESKS = 1808;
/** Moment until which the agent who is talking is busy; seconds of the menu just walked. */
export const BUSY_UNTIL = 1816;
export const IN_MENU = 1824;
/** The four words of the slot last read; two more for the rare second look. */
export const WORDS = 1840;
export const SPARE = 1856;

/** The ledger (../ledger.ts); the tables follow it. */
export const LEDGER = 2048;
