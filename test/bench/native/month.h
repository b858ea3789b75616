// One month of one number: arrivals, menus, desks (Kiefer-Wolfowitz), redials, repeat calls, transfers, second needs. As src/kernel.
#pragma once

struct Desk {
  long long offered = 0, served = 0, abandoned = 0, within20 = 0, waited = 0;
  double waitSeconds = 0, busySeconds = 0, misrouteSeconds = 0;
};

struct Counts {
  long long calls = 0, callers = 0, needs = 0, entered = 0, presses = 0, failures = 0, transfers = 0, rightFirst = 0, resolvedFirst = 0, resolved = 0, needsServed = 0, needsNeverServed = 0, secondNeedCalls = 0, repeats[4] = {};
  double menuSeconds = 0, lostSeconds = 0;
  vector<Desk> desk;
  vector<long long> exits, flow;
  template <class T> T sum(T Desk::*field) const { T total = 0; for (const Desk& each : desk) total += each.*field; return total; }
};

// A binary heap of (time, item); at equal times the one scheduled first.
class Events {
  struct Event { double time; u32 sequence; int item; };
  vector<Event> heap = vector<Event>(1);
  u32 sequence = 0;
  static bool before(const Event& a, const Event& b) { return a.time < b.time || (a.time == b.time && a.sequence < b.sequence); }

 public:
  double time() const { return heap.size() > 1 ? heap[1].time : NEVER; }
  void add(double time, int item) {
    heap.push_back({});
    size_t hole = heap.size() - 1;
    const Event fresh{time, sequence++, item};
    for (; hole > 1 && time < heap[hole / 2].time; hole /= 2) heap[hole] = heap[hole / 2];
    heap[hole] = fresh;
  }
  int removeFirst() {
    const int item = heap[1].item;
    const Event last = heap.back();
    heap.pop_back();
    const size_t size = heap.size();
    size_t hole = 1;
    for (size_t child = 2; child < size; child = 2 * hole) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) child++;
      if (before(last, heap[child])) break;
      heap[hole] = heap[child];
      hole = child;
    }
    if (size > 1) heap[hole] = last;
    return item;
  }
};

// The agents of one desk: when each will be free, the earliest first among those on duty.
struct Agents {
  struct Agent { double free; int number; };
  const int32_t* plan = nullptr;
  vector<double> free;
  vector<Agent> heap;
  int hour = 0, onDuty = 0;
  void start(const int32_t* agentsByHour) {
    plan = agentsByHour;
    int most = 0;
    for (int h = 0; h < 336; h++) most = plan[h] > most ? plan[h] : most;
    free.resize(most);
    heap.resize(most);
    for (int k = 0; k < most; k++) free[k] = k - most;
    changeShift(0);
  }
  void changeShift(int to) {
    hour = to;
    const int count = plan[to % 336];
    if (count == onDuty) return;
    onDuty = count;
    for (int k = 0; k < count; k++) heap[k] = {free[k], k};
    for (int k = count / 2 - 1; k >= 0; k--) siftDown(k, heap[k]);
  }
  bool isFree(double t) {
    const int now = int(t / 1800);
    if (now > hour) changeShift(now);
    return hour == now && onDuty > 0 && heap[0].free <= t;
  }
  // The moment at which somebody answers, or NEVER when that is after the deadline.
  double findStart(double joined, double deadline) {
    for (;;) {
      double start = joined > hour * 1800.0 ? joined : hour * 1800.0;
      const double end = (hour + 1) * 1800.0;
      if (onDuty > 0) {
        if (heap[0].free > start) start = heap[0].free;
        if (start < end) return start <= deadline ? start : NEVER;
      }
      if (end > deadline) return NEVER;
      changeShift(hour + 1);
    }
  }
  void keepBusy(double until) {
    const int number = heap[0].number;
    free[number] = until;
    siftDown(0, {until, number});
  }
  void siftDown(int hole, Agent agent) {
    for (int child = 2 * hole + 1; child < onDuty; child = 2 * hole + 1) {
      if (child + 1 < onDuty && heap[child + 1].free < heap[child].free) child++;
      if (agent.free <= heap[child].free) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = agent;
  }
};

enum Outcome { REFUSED, LOST_HUNG_UP, LOST_ATTEMPTS, LOST_CLOSED, ABANDONED, SERVED, OPERATOR, WRONG_NUMBER, WRONG_OPTION, OUTCOMES };
constexpr int DESK_EXIT = 3, OPERATOR_PRESS = 1, FAILURE = 2;

struct Case { int caller, need, profile, dials, desk, exit, services, queues, ordinal; bool isSettled; };

template <class Luck> class Month {
  const World& w;
  Luck luck;
  vector<Case> cases;
  vector<int> closed;
  Events joins, dials;
  vector<Agents> agents;
  int hour = -1, first = 0;
  double dayFactor = 1;
  vector<double> times, seconds;
  vector<u32> words;
  vector<int> types, exits;

 public:
  int count = 0;
  Counts counts;

  Month(const World& world, double seed, int replication) : w(world), luck(seed, replication), agents(world.desks) {
    for (int d = 0; d < w.desks; d++) agents[d].start(&w.agents[d * 336]);
    counts.desk.resize(w.desks);
    counts.exits.resize(w.exits);
    counts.flow.resize(w.needs * OUTCOMES);
  }

  bool openHour() {
    first += count;
    for (count = 0; count == 0;) {
      if (++hour >= w.days * 24) return false;
      if (hour % 24 == 0) dayFactor = Reader<Luck>(luck, DAY_RATE, hour / 24).rateFactor(w.dailyCv);
      const double factor = Reader<Luck>(luck, HOUR_RATE, hour).rateFactor(w.hourlyCv), mean = w.expected[hour] * dayFactor * factor;
      count = mean == 0 ? 0 : Reader<Luck>(luck, HOUR_COUNT, hour).poisson(mean);
    }
    times.resize(count + 1);
    words.resize(4 * count + 16);
    luck.fill(words.data(), (count + 4) / 4, {GAP, 0, u32(hour), 0});
    double sum = 0;
    for (int i = 0; i <= count; i++) times[i] = sum += exponential(luck, words[i], i & 3, {GAP, u32(i >> 2), u32(hour), 0});
    const double scale = 3600 / sum;
    for (int i = 0; i < count; i++) times[i] = hour * 3600.0 + times[i] * scale;
    types.resize(count);
    const int block = first >> 2, skip = first & 3;
    luck.fill(words.data(), ((first + count + 3) >> 2) - block, {TYPE, u32(block), 0, 0});
    for (int i = 0; i < count; i++) types[i] = w.type.sample(0, words[skip + i]);
    return true;
  }

  // The first calls of the hour: nobody's walk depends on anybody else.
  void walkHour() {
    seconds.resize(count);
    exits.resize(count);
    luck.fill(words.data(), count, {CALL, u32(first), 0, 0});
    const int32_t* record = w.record.data();
    for (int i = 0; i < count; i++) {
      int row = w.entry[types[i]], presses = 0, failures = 0;
      double spent = 0;
      for (int at = 1; row >= 0; at++) {
        if (at >= 4 && (at & 3) == 0) luck.read({CALL, u32(first + i), 0, u32(at >> 2)});
        const int32_t word = at < 4 ? words[4 * i + at] : luck.word(at & 3);
        while (word > record[4 * row]) row++;
        const int32_t next = record[4 * row + 1];
        spent += w.recordSeconds[2 * row + 1];
        presses += next & OPERATOR_PRESS;
        failures += (next & FAILURE) >> 1;
        row = next >> 2;
      }
      exits[i] = -1 - row;
      seconds[i] = spent;
      counts.menuSeconds += spent;
      counts.presses += presses;
      counts.failures += failures;
      counts.exits[-1 - row]++;
    }
    counts.callers += count;
    counts.calls += count;
    counts.needs += count;
    counts.entered += count;
  }

  void run() {
    int i = 0;
    bool isOpen = nextHour();
    for (;;) {
      const double fresh = isOpen ? times[i] : NEVER, dialling = dials.time(), joining = joins.time();
      if (joining <= dialling && joining <= fresh) {
        if (joining == NEVER) return;
        join(joining, joins.removeFirst());
      } else if (dialling <= fresh) {
        dial(dialling, dials.removeFirst());
      } else {
        const int index = open(first + i, types[i] / w.profiles, types[i] % w.profiles, 0);
        cases[index].dials = 1;
        leaveMenu(fresh, seconds[i], index, exits[i]);
        if (++i == count) isOpen = nextHour(), i = 0;
      }
    }
  }

 private:
  bool nextHour() {
    if (!openHour()) return false;
    walkHour();
    return true;
  }

  static u32 visit(const Case& c, int index) { return u32(c.ordinal) * (1u << 20) + index; }

  int open(int caller, int need, int profile, int ordinal) {
    int index;
    if (closed.empty()) index = int(cases.size()), cases.emplace_back();
    else index = closed.back(), closed.pop_back();
    cases[index] = {caller, need, profile, 0, -1, -1, 0, 0, ordinal, false};
    return index;
  }

  void close(int index) {
    (cases[index].services > 0 ? counts.needsServed : counts.needsNeverServed)++;
    closed.push_back(index);
  }

  void settle(Case& c, int outcome) {
    if (c.isSettled) return;
    c.isSettled = true;
    counts.flow[c.need * OUTCOMES + outcome]++;
  }

  void dial(double now, int index) {
    Case& c = cases[index];
    Address a{CALL, u32(c.caller), visit(c, c.dials), 0};
    luck.read(a);
    c.dials++;
    c.isSettled = false;
    counts.calls++;
    counts.entered++;
    int row = w.entry[c.need * w.profiles + c.profile];
    double spent = 0;
    for (int at = 1; row >= 0; at++) {
      if (at == 4) a.c2++, luck.read(a), at = 0;
      const int32_t word = luck.word(at);
      while (word > w.record[4 * row]) row++;
      const int32_t next = w.record[4 * row + 1];
      spent += w.recordSeconds[2 * row + 1];
      counts.presses += next & OPERATOR_PRESS;
      counts.failures += (next & FAILURE) >> 1;
      row = next >> 2;
    }
    counts.menuSeconds += spent;
    counts.exits[-1 - row]++;
    leaveMenu(now, spent, index, -1 - row);
  }

  void leaveMenu(double now, double spent, int index, int exit) {
    Case& c = cases[index];
    c.exit = exit;
    if (w.exitKind[exit] == DESK_EXIT) {
      c.desk = w.exitDesk[exit];
      if (c.dials == 1) counts.rightFirst += w.deskServes[c.desk * w.needs + c.need];
      joins.add(now + spent, index);
      return;
    }
    counts.lostSeconds += spent;
    settle(c, LOST_HUNG_UP + w.exitKind[exit]);
    dialAgain(now + spent, index);
  }

  double patience(const Case& c, int queue) {
    const Address a{PATIENCE, u32(c.caller), visit(c, queue), 0};
    luck.read(a);
    const double e = exponential(luck, luck.word(0), 0, a);
    const int p = w.patienceOf[c.profile], last = w.patienceStart[p + 1] - 1;
    int i = w.patienceStart[p];
    while (i < last && w.patienceSum[i + 1] <= e) i++;
    const double wait = w.patienceFrom[i] + (e - w.patienceSum[i]) / w.patienceRate[i];
    return wait < 604800 ? wait : 604800;
  }

  void join(double now, int index) {
    Case& c = cases[index];
    const int queue = c.queues++, d = c.desk;
    Desk& desk = counts.desk[d];
    desk.offered++;
    double start = now;
    if (!agents[d].isFree(now)) {
      desk.waited++;
      const double patient = patience(c, queue);
      start = agents[d].findStart(now, now + patient);
      if (start == NEVER) {
        desk.abandoned++;
        desk.waitSeconds += patient;
        settle(c, ABANDONED);
        dialAgain(now + patient, index);
        return;
      }
    }
    desk.served++;
    desk.waitSeconds += start - now;
    desk.within20 += start - now <= 20;
    if (w.deskServes[d * w.needs + c.need]) serve(start, index, d);
    else sendOn(start, index, d);
  }

  struct Talk { double end; bool isResolved, asksMore; u32 repeatWord; };

  Talk talk(double start, Case& c, int d) {
    const Address a{SERVICE, u32(c.caller), visit(c, c.services++), 0};
    luck.read(a);
    const double spent = std::exp(w.handlingMu[d] + w.handlingSigma[d] * normal(luck, luck.word(0), 0, a));
    counts.desk[d].busySeconds += spent;
    const bool isResolved = luck.word(1) < w.belowResolved, asksMore = luck.word(2) < w.belowSecond;
    return {start + spent, isResolved, asksMore, luck.word(3)};
  }

  void serve(double start, int index, int d) {
    const bool mayAsk = cases[index].ordinal == 0 && cases[index].services == 0;
    settle(cases[index], SERVED);
    const Talk t = talk(start, cases[index], d);
    double until = t.end;
    if (mayAsk && t.asksMore) until = askSecond(t.end, index, d);
    agents[d].keepBusy(until);
    if (t.isResolved) resolve(index);
    else repeat(t.end, index, t.repeatWord);
  }

  // Another product. The moment at which the agent is done.
  double askSecond(double end, int firstIndex, int d) {
    const Case old = cases[firstIndex];
    const int row = old.profile * w.products + w.productOfNeed[old.need];
    if (!w.secondPossible[row]) return end;
    luck.read({SECOND_NEED, u32(old.caller), 0, 0});
    const int need = w.second.sample(row, luck.word(0)) - row * w.needs, index = open(old.caller, need, old.profile, 1);
    Case& c = cases[index];
    counts.needs++;
    c.dials = 1;
    c.isSettled = true;
    if (w.deskServes[d * w.needs + need]) {
      const Talk t = talk(end, c, d);
      if (t.isResolved) resolve(index);
      else repeat(t.end, index, t.repeatWord);
      return t.end;
    }
    if (!sendTo(end, index, d)) c.dials = 0, close(index);
    return end;
  }

  void sendOn(double start, int index, int d) {
    Case& c = cases[index];
    settle(c, w.isOperator[d] ? OPERATOR : w.lineServes[c.need] ? WRONG_OPTION : WRONG_NUMBER);
    const Address a{MISROUTE, u32(c.caller), visit(c, c.queues - 1), 0};
    luck.read(a);
    const double spent = std::exp(w.misrouteMu[d] + w.misrouteSigma[d] * normal(luck, luck.word(0), 0, a));
    (w.isOperator[d] ? counts.desk[d].busySeconds : counts.desk[d].misrouteSeconds) += spent;
    agents[d].keepBusy(start + spent);
    if (!sendTo(start + spent, index, d)) close(index);
  }

  bool sendTo(double at, int index, int from) {
    const int to = w.rightDesk[cases[index].need];
    if (to < 0 || !w.transfer[from * w.desks + to]) return false;
    counts.transfers++;
    cases[index].desk = to;
    joins.add(at, index);
    return true;
  }

  void resolve(int index) {
    counts.resolved++;
    counts.resolvedFirst += cases[index].dials <= 1;
    close(index);
  }

  void dialAgain(double end, int index) {
    Case& c = cases[index];
    if (c.dials < w.maxDials) {
      luck.read({REDIAL, u32(c.caller), visit(c, c.dials), 0});
      const u32 word = luck.word(0);
      if (word < w.belowRedial) {
        const double delay = std::exp(w.redialMu + w.redialSigma * quantile(toUniform(luck.word(1)) * w.redialShare));
        return callLater(end, delay < w.redialMax ? delay : w.redialMax, index);
      }
    }
    close(index);
  }

  void repeat(double end, int index, u32 word) {
    Case& c = cases[index];
    if (c.dials < w.maxDials && word < w.belowRepeat) {
      const Address a{REPEAT, u32(c.caller), visit(c, c.dials), 0};
      luck.read(a);
      return callLater(end, w.meanRepeat * exponential(luck, luck.word(1), 1, a), index);
    }
    close(index);
  }

  void callLater(double end, double delay, int index) {
    constexpr double windows[4] = {900, 3600, 86400, 604800};
    if (cases[index].dials > 0) for (int i = 0; i < 4; i++) counts.repeats[i] += delay <= windows[i];
    else counts.secondNeedCalls++;
    dials.add(end + delay, index);
  }
};
