/** The story as telephone exchanges write it. */
import { csvOf, DIALLED, endOf, find, jsonLines, local, startOf, waitsOf, type Told } from './story.ts';
import type { Log } from './read-logs.ts';

const seconds = (t: number): number => Math.floor(t / 1000);
const uniqueId = (call: Told): string => `${seconds(startOf(call))}.${Number(call.call.slice(1)) + 40}`;

export function asteriskRecords(story: readonly Told[]): Log {
  const rows = story.map((call) => {
    const queue = waitsOf(call).at(-1)?.desk;
    const [from, to] = [local(startOf(call)).slice(0, 19), local(endOf(call).t).slice(0, 19)];
    const length = seconds(endOf(call).t) - seconds(startOf(call));
    const app = queue === undefined ? ['WaitExten', '8'] : ['Queue', `${queue},tT`];
    return [
      '',
      call.number,
      'menu-in',
      'root',
      `"Jane Example" <${call.number}>`,
      'PJSIP/in-1',
      '',
      ...app,
      from,
      from,
      to,
      length,
      length,
      'ANSWERED',
      'DOCUMENTATION',
      uniqueId(call),
      '',
      '',
      uniqueId(call),
      1,
    ];
  });
  return { name: 'Master.csv', text: csvOf(rows) };
}

/** A prompt in two files, keys with their release, legs of agents, and rows that say nothing. */
export function asteriskEvents(story: readonly Told[]): Log {
  const rows = story.flatMap((call) => {
    const id = uniqueId(call);
    const own = `PJSIP/in-${call.call}`;
    let context = 'from-outside';
    const row = (
      t: number,
      type: string,
      more: { app?: string; data?: string; exten?: string; extra?: object; id?: string; user?: string } = {},
    ) => [
      type,
      (t / 1000).toFixed(6),
      'Jane Example',
      call.number,
      call.number,
      '',
      DIALLED,
      more.exten ?? 's',
      context,
      more.id === undefined ? own : 'PJSIP/agent-3',
      more.app ?? '',
      more.data ?? '',
      '3',
      '',
      more.id ?? id,
      id,
      '',
      '',
      more.user ?? '',
      more.extra ? JSON.stringify(more.extra) : '',
    ];
    return call.events.flatMap(({ t, event, where, value }) => {
      switch (event) {
        case 'start':
          return [row(t, 'CHAN_START'), row(t, 'ANSWER')];
        case 'menu':
          context = where;
          return [
            row(t, 'APP_START', { app: 'BackGround', data: 'hello' }),
            row(t + 100, 'APP_START', { app: 'BackGround', data: 'choices' }),
          ];
        case 'key':
        case 'no-match': {
          const key = row(t, 'DTMF', { user: 'received', extra: { digit: value, duration_ms: 80 } });
          return event === 'key'
            ? [key]
            : [key, row(t + 200, 'APP_START', { app: 'Playback', data: 'invalid', exten: 'i' })];
        }
        case 'no-input':
          return [row(t, 'APP_START', { app: 'Playback', data: 'sorry', exten: 't' })];
        case 'queue':
          return [row(t, 'APP_START', { app: 'Queue', data: `${where},t` })];
        case 'answer':
          return [row(t, 'BRIDGE_ENTER', { id: `${id}9` }), row(t, 'BRIDGE_ENTER')];
        case 'transfer':
          return [row(t, 'BLINDTRANSFER', { id: `${id}9`, extra: { extension: value, context: 'desks' } })];
        case 'end': {
          const source = value === 'caller' ? own : 'PJSIP/agent-3';
          return [
            row(t, 'HANGUP', { extra: { hangupcause: 16, hangupsource: source } }),
            row(t, 'CHAN_END'),
            row(t, 'LINKEDID_END'),
          ];
        }
        default:
          return [];
      }
    });
  });
  return { name: 'cel.csv', text: csvOf(rows) };
}

export function asteriskQueues(story: readonly Told[]): Log {
  const lines = story.flatMap((call) => {
    const id = uniqueId(call);
    const line = (t: number, ...fields: readonly (string | number)[]): [number, string] => [
      t,
      [seconds(t), id, ...fields].join('|'),
    ];
    return call.events.flatMap(({ t, event, where, value }): [number, string][] => {
      const choice = event === 'key' ? value : event === 'no-input' ? 't' : 'i';
      switch (event) {
        case 'key':
        case 'no-input':
        case 'no-match':
          return [line(t, 'NONE', 'NONE', 'INFO', 'IVRAPPEND', choice, 5, where)];
        case 'queue':
          return [
            line(t, where, 'NONE', 'ENTERQUEUE', '', call.number, 1),
            line(t + 900, where, 'Jane Example', 'RINGNOANSWER', 900),
          ];
        case 'answer':
          return [line(t, where, 'Jane Example', 'CONNECT', 30, `${id}9`, 4)];
        case 'transfer':
          return [line(t, where, 'Jane Example', 'BLINDTRANSFER', value, 'desks', 30, 120, 1)];
        case 'end': {
          const queue = waitsOf(call).at(-1);
          if (!queue) return [];
          if (queue.answer === undefined) return [line(t, queue.desk, 'NONE', 'ABANDON', 1, 1, 130)];
          return [
            line(
              t,
              queue.desk,
              'Jane Example',
              value === 'caller' ? 'COMPLETECALLER' : 'COMPLETEAGENT',
              10,
              90,
              1,
            ),
          ];
        }
        default:
          return [];
      }
    });
  });
  const around = [
    [
      startOf(story[0] as Told) - 5000,
      `${seconds(startOf(story[0] as Told)) - 5}|NONE|NONE|NONE|QUEUESTART|`,
    ] as [number, string],
  ];
  return { name: 'queue_log', text: [...around, ...lines].map(([, text]) => `${text}\n`).join('') };
}

export function freeswitchRecords(story: readonly Told[]): Log {
  const records = story.map((call) => {
    const waits = waitsOf(call);
    const last = waits.at(-1);
    const us = (t: number): string => `${t}000`;
    return {
      channel_data: { direction: 'inbound' },
      variables: {
        uuid: `b6a7c8d9-${call.call}`,
        start_uepoch: us(startOf(call)),
        end_uepoch: us(endOf(call).t),
        caller_id_name: 'Jane Example',
        caller_id_number: call.number,
        sip_hangup_disposition: endOf(call).value === 'caller' ? 'recv_bye' : 'send_bye',
        digits_dialed: find(call, 'key', 'no-match')
          .map(({ value }) => value)
          .join(''),
        ...(last?.answer !== undefined && { cc_queue_answered_epoch: String(seconds(last.answer)) }),
      },
      app_log: {
        applications: [
          { app_name: 'ivr', app_data: 'root', app_stamp: us(startOf(call) + 500) },
          ...waits.map(({ desk, from }) => ({
            app_name: 'callcenter',
            app_data: `${desk}@default`,
            app_stamp: us(from),
          })),
        ],
      },
      callflow: [{ caller_profile: { destination_number: DIALLED, caller_id_number: call.number } }],
    };
  });
  return { name: 'cdr.jsonl', text: jsonLines(records) };
}

export function freeswitchMenus(story: readonly Told[]): Log {
  const lines = story.flatMap((call) => {
    const say = (t: number, text: string): string =>
      `b6a7c8d9-${call.call} ${local(t)}000 97.20% [DEBUG] switch_ivr_menu.c:512 ${text}`;
    return call.events.flatMap(({ t, event, where, value }) => {
      if (event === 'start')
        return [
          `b6a7c8d9-${call.call} ${local(t)}000 97.20% [NOTICE] switch_channel.c:1118 New Channel sofia/in/${call.number}`,
        ];
      if (event === 'menu') return [say(t, `Executing IVR menu ${where}`)];
      if (event === 'key')
        return [
          say(t - 20, `waiting for 1/1 digits`),
          say(t, `IVR action on menu '${where}' matched '${value}' param 'x'`),
        ];
      if (event === 'no-match') return [say(t, `IVR menu '${where}' caught invalid input '${value}'`)];
      return event === 'no-input' ? [say(t, `IVR menu '${where}' no input detected`)] : [];
    });
  });
  return { name: 'freeswitch.log', text: lines.map((each) => `${each}\n`).join('') };
}

/** Pipes between columns; menus repeat inside their element, announcements and a number to be typed stand between. */
export function cvpActivity(story: readonly Told[]): Log {
  const lines = story.flatMap((call) => {
    const session = `10.9.0.1.${startOf(call)}.7.Energy`;
    let before = '';
    const row = (t: number, element: string, ...rest: readonly string[]): string => {
      const [date = '', time = ''] = local(t).split(' ');
      return [
        session,
        `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)} ${time}`,
        element,
        ...rest,
      ].join('|');
    };
    return call.events.flatMap(({ t, event, where, value }) => {
      const isAgain = before === 'no-input' || before === 'no-match';
      before = event;
      switch (event) {
        case 'start':
          return [
            row(t, '', 'start', 'newcall', ''),
            row(t, '', 'start', 'ani', call.number || 'NA'),
            row(t, '', 'start', 'dnis', DIALLED),
            row(t + 100, 'welcome', 'element', 'enter', ''),
            row(t + 100, 'welcome', 'interaction', 'audio_group', 'initial_audio_group'),
            row(t + 120, 'account', 'element', 'enter', 'Digits'),
            row(t + 200, 'account', 'interaction', 'utterance', '555123'),
            row(t + 400, 'account', 'element', 'exit', 'done'),
          ];
        case 'menu':
          return isAgain
            ? [row(t, where, 'interaction', 'audio_group', 'noinput_audio_group')]
            : [
                row(t, where, 'element', 'enter', ''),
                row(t, where, 'interaction', 'audio_group', 'initial_audio_group'),
              ];
        case 'key':
          return [
            row(t, where, 'interaction', 'inputmode', 'dtmf'),
            row(t, where, 'interaction', 'utterance', value),
            row(t, where, 'element', 'exit', 'done'),
          ];
        case 'no-match':
          return [
            row(t, where, 'interaction', 'utterance', value),
            row(t, where, 'interaction', 'nomatch', '1'),
          ];
        case 'no-input':
          return [row(t, where, 'interaction', 'noinput', '1')];
        case 'queue':
          return find(call, 'queue')[0]?.t === t
            ? [row(t, '', 'end', 'how', 'app_session_complete'), row(t, '', 'end', 'result', 'normal')]
            : [];
        case 'end':
          return find(call, 'queue').length > 0
            ? []
            : [row(t, '', 'end', 'how', 'hangup'), row(t, '', 'custom', 'note', 'Jane Example called')];
        default:
          return [];
      }
    });
  });
  return { name: 'activity_log2026-06-15.txt', text: lines.map((each) => `${each}\n`).join('') };
}

const stamp = (t: number): string => new Date(t).toISOString().replace('T', ' ').slice(0, 19);

export function uccxContacts(story: readonly Told[]): Log {
  const header = [
    'sessionID',
    'sessionSeqNum',
    'contactType',
    'contactDisposition',
    'originatorDN',
    'calledNumber',
    'startDateTime',
    'endDateTime',
    'gmtOffset',
    'customVariable3',
  ];
  const rows = story.map((call, i) => {
    const keys = find(call, 'key', 'no-input', 'no-match').map(
      ({ event, where, value }) => `${where}:${value || event}`,
    );
    const isAnswered = find(call, 'answer').length > 0;
    return [
      9000 + i,
      0,
      1,
      isAnswered ? 2 : 1,
      call.number,
      DIALLED,
      stamp(startOf(call)),
      stamp(endOf(call).t),
      -240,
      keys.join(','),
    ];
  });
  return { name: 'ContactCallDetail.csv', text: csvOf([header, ...rows]) };
}

export function uccxQueues(story: readonly Told[]): Log {
  const header = [
    'sessionID',
    'sessionSeqNum',
    'targetType',
    'targetID',
    'qIndex',
    'disposition',
    'queueTime',
  ];
  const rows = story.flatMap((call, i) =>
    waitsOf(call).map(({ desk, from, answer, until }, leg) => [
      9000 + i,
      leg,
      0,
      desk,
      1,
      answer === undefined ? 1 : 2,
      seconds((answer ?? until) - from),
    ]),
  );
  return { name: 'ContactQueueDetail.csv', text: csvOf([header, ...rows]) };
}

export function uccxAgents(story: readonly Told[]): Log {
  const header = [
    'sessionID',
    'sessionSeqNum',
    'agentID',
    'startDateTime',
    'endDateTime',
    'ringTime',
    'talkTime',
    'callWrapupData',
  ];
  const rows = story.flatMap((call, i) =>
    waitsOf(call).flatMap(({ answer, until }, leg) => {
      const outcome = find(call, 'outcome')[0];
      const isLast = leg === waitsOf(call).length - 1;
      return answer === undefined
        ? []
        : [
            [
              9000 + i,
              leg,
              77,
              stamp(answer - 4000),
              stamp(isLast ? (outcome?.t ?? until) : until),
              4,
              seconds(until - answer),
              isLast ? (outcome?.value ?? '') : 'passed on',
            ],
          ];
    }),
  );
  return { name: 'AgentConnectionDetail.csv', text: csvOf([header, ...rows]) };
}
