// The yardstick: the kernel's model of one number, by hand in C++, as tight as its author could make it without tricks of the machine.
// It reads the tables that the JavaScript kernel runs on (peers/cpp.ts writes them) and does the same months:
//   kernel <file> <seed> <rounds>
// Two kinds of luck: "addressed", the kernel's own (Threefry4x32-20 by seed, replication, caller, purpose; the answers must be the same),
// and "sequential", one xoshiro128++ drawn in turn, which cannot pair worlds but is what a plain simulation would use.
// Printed as JSON: nanoseconds a call of every round, for the menu walk and for the whole world, and the counts of replication 0.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <vector>

using std::vector;
using u32 = uint32_t;
constexpr double NEVER = std::numeric_limits<double>::infinity();

// ---- Tables: each section is a name of 16 bytes, whether doubles, how many, and the numbers, little-endian.
struct Tables {
  std::map<std::string, vector<int32_t>> whole;
  std::map<std::string, vector<double>> real;
  explicit Tables(const char* path) {
    std::ifstream file(path, std::ios::binary);
    char name[17] = {};
    int32_t head[2];
    while (file.read(name, 16) && file.read(reinterpret_cast<char*>(head), 8)) {
      if (head[0] == 1) read(file, real[name], head[1]);
      else read(file, whole[name], head[1]);
    }
  }
  template <class T> static void read(std::ifstream& file, vector<T>& into, int count) {
    into.resize(count);
    file.read(reinterpret_cast<char*>(into.data()), count * sizeof(T));
  }
};

// ---- Random numbers
static inline u32 rotate(u32 x, int by) { return (x << by) | (x >> (32 - by)); }

static inline void threefry(u32* out, u32 k0, u32 k1, u32 k2, u32 k3, u32 a, u32 b, u32 c, u32 d) {
  const u32 k[5] = {k0, k1, k2, k3, 0x1bd11bda ^ k0 ^ k1 ^ k2 ^ k3};
  constexpr int turn[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}};
  a += k[0]; b += k[1]; c += k[2]; d += k[3];
#pragma GCC unroll 20
  for (int round = 0; round < 20; round++) {
    const int* by = turn[round & 7];
    if ((round & 1) == 0) {
      a += b; b = rotate(b, by[0]) ^ a; c += d; d = rotate(d, by[1]) ^ c;
    } else {
      a += d; d = rotate(d, by[0]) ^ a; c += b; b = rotate(b, by[1]) ^ c;
    }
    if ((round & 3) == 3) {
      const int s = (round >> 2) + 1;
      a += k[s % 5]; b += k[(s + 1) % 5]; c += k[(s + 2) % 5]; d += k[(s + 3) % 5] + s;
    }
  }
  out[0] = a; out[1] = b; out[2] = c; out[3] = d;
}

static inline double toUniform(u32 word) { return (word + 0.5) * (1 / 4294967296.0); }

// Ziggurats, as in src/random/ziggurat.ts.
struct Ziggurat {
  double width[256], height[257], edge;
  int32_t inside[256];
  template <class Density, class Inverse> Ziggurat(int layers, double edge, double area, Density density, Inverse inverse) : edge(edge) {
    vector<double> x(layers + 1);
    x[0] = area / density(edge);
    x[1] = edge;
    for (int i = 2; i < layers; i++) x[i] = inverse(area / x[i - 1] + density(x[i - 1]));
    x[layers] = 0;
    height[0] = 0;
    for (int i = 1; i <= layers; i++) height[i] = density(x[i]);
    for (int i = 0; i < layers; i++) {
      width[i] = x[i] / 16777216;
      inside[i] = int32_t(std::floor(x[i + 1] / x[i] * 16777216));
    }
  }
};
static const Ziggurat EXPONENTIAL(256, 7.69711747013104972, 0.0039496598225815571993, [](double x) { return std::exp(-x); }, [](double y) { return -std::log(y); });
static const Ziggurat NORMAL(128, 3.442619855899, 9.91256303526217e-3, [](double x) { return std::exp(-0.5 * x * x); }, [](double y) { return std::sqrt(-2 * std::log(y)); });

enum Purpose : u32 { DAY_RATE = 1, HOUR_RATE, HOUR_COUNT, GAP, TYPE, CALL, PATIENCE, SERVICE, MISROUTE, REDIAL, REPEAT, SECOND_NEED, ADVICE };
struct Address { u32 purpose, c0, c1, c2; };

struct Addressed {
  static constexpr const char* name = "addressed";
  u32 k0, k1, k2, word_[4], spare_[4];
  Addressed(double seed, int replication) : k0(u32(uint64_t(seed))), k1(u32(uint64_t(seed) >> 32)), k2(replication) {}
  void read(Address a) { threefry(word_, k0, k1, k2, a.purpose, a.c0, a.c1, a.c2, 0); }
  void fill(u32* out, int count, Address a) { for (int i = 0; i < count; i++) threefry(out + 4 * i, k0, k1, k2, a.purpose, a.c0 + i, a.c1, a.c2, 0); }
  u32 word(int at) { return word_[at]; }
  void readSpare(int at, int turn, Address a) { threefry(spare_, k0, k1, k2, a.purpose, a.c0, a.c1, a.c2, 1 + at + 4 * turn); }
  u32 spare(int at) { return spare_[at]; }
};

struct Sequential {
  static constexpr const char* name = "sequential";
  u32 s[4];
  Sequential(double seed, int replication) {
    uint64_t z = uint64_t(seed) * 0x9e3779b97f4a7c15ull + replication;
    for (u32& each : s) {
      z += 0x9e3779b97f4a7c15ull;
      uint64_t x = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
      x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
      each = u32(x >> 32);
    }
  }
  u32 next() {
    const u32 result = rotate(s[0] + s[3], 7) + s[0], t = s[1] << 9;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotate(s[3], 11);
    return result;
  }
  void read(Address) {}
  void fill(u32* out, int count, Address) { for (int i = 0; i < 4 * count; i++) out[i] = next(); }
  u32 word(int) { return next(); }
  void readSpare(int, int, Address) {}
  u32 spare(int) { return next(); }
};

template <class Luck> double exponential(Luck& luck, u32 word, int at, Address a) {
  double tail = 0;
  for (int turn = 0;; turn++) {
    const int layer = word & 255;
    const int32_t cell = word >> 8;
    const double x = (cell + 0.5) * EXPONENTIAL.width[layer];
    if (cell < EXPONENTIAL.inside[layer]) return tail + x;
    luck.readSpare(at, turn, a);
    const u32 again = luck.spare(0);
    if (layer == 0) tail += EXPONENTIAL.edge;
    else {
      const double low = EXPONENTIAL.height[layer], high = EXPONENTIAL.height[layer + 1];
      if (low + (high - low) * toUniform(luck.spare(1)) < std::exp(-x)) return tail + x;
    }
    word = again;
  }
}

template <class Luck> double normal(Luck& luck, u32 word, int at, Address a) {
  for (int turn = 0;; turn++) {
    const int layer = word & 127;
    const int32_t cell = word >> 8;
    const double sign = (word & 128) == 0 ? 1 : -1, x = (cell + 0.5) * NORMAL.width[layer];
    if (cell < NORMAL.inside[layer]) return sign * x;
    luck.readSpare(at, turn, a);
    const u32 again = luck.spare(0);
    if (layer == 0) {
      const double step = -std::log(toUniform(luck.spare(1))) / NORMAL.edge;
      if (-2 * std::log(toUniform(luck.spare(2))) >= step * step) return sign * (NORMAL.edge + step);
    } else {
      const double low = NORMAL.height[layer], high = NORMAL.height[layer + 1];
      if (low + (high - low) * toUniform(luck.spare(1)) < std::exp(-0.5 * x * x)) return sign * x;
    }
    word = again;
  }
}

// Variates that take as many words as they need.
template <class Luck> struct Reader {
  Luck& luck;
  Address a;
  int at = 3;
  Reader(Luck& luck, u32 purpose, u32 c0) : luck(luck), a{purpose, c0, 0, u32(-1)} {}
  u32 next() {
    at = (at + 1) & 3;
    if (at == 0) a.c2++;
    luck.read(a);
    return luck.word(at);
  }
  double uniform() { return toUniform(next()); }
  double normalOne() { const u32 word = next(); return normal(luck, word, at, a); }
  double rateFactor(double cv) {  // gamma with mean 1 (Marsaglia & Tsang); shapes above 1 only
    if (cv == 0) return 1;
    const double shape = 1 / (cv * cv), d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
      const double x = normalOne(), t = 1 + c * x;
      if (t <= 0) continue;
      const double v = t * t * t;
      if (std::log(uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v / shape;
    }
  }
  int poisson(double mean) {  // Hörmann's PTRS; means from 10 on only
    const double b = 0.931 + 2.53 * std::sqrt(mean), a_ = -0.059 + 0.02483 * b, inverseAlpha = 1.1239 + 1.1328 / (b - 3.4), squeeze = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
      const double u = uniform() - 0.5, v = uniform(), us = 0.5 - std::fabs(u), k = std::floor((2 * a_ / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= squeeze) return int(k);
      if (k < 0 || (us < 0.013 && v > us)) continue;
      if (std::log(v * inverseAlpha / (a_ / (us * us) + b)) <= k * std::log(mean) - mean - std::lgamma(k + 1)) return int(k);
    }
  }
};

// ---- The world
struct Alias {
  vector<int32_t> base, shift, columns;
  int sample(int row, u32 word) const {
    const int by = shift[row];
    const int at = base[row] + ((word >> by) << 2);
    const u32 isAlias = u32(columns[at] - 1 - int32_t(word & ((1u << by) - 1))) >> 31;
    return columns[at + 1 + isAlias];
  }
};

struct World {
  int needs, profiles, desks, products, maxDials, days, exits;
  double hourlyCv, dailyCv, meanRepeat, redialMu, redialSigma, redialMax, redialShare;
  uint64_t belowRedial, belowResolved, belowRepeat, belowSecond;
  Alias type, second;
  vector<int32_t> record, entry, exitKind, exitDesk, productOfNeed, secondPossible, deskServes, isOperator, rightDesk, transfer, lineServes, agents, patienceStart, patienceOf;
  vector<double> expected, recordSeconds, handlingMu, handlingSigma, misrouteMu, misrouteSigma, patienceFrom, patienceRate, patienceSum;
};

// Wichura's AS 241.
static double quantile(double p) {
  static const double A[] = {3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
  static const double B[] = {1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.930789580009271061e4, 2.8729085735721942674e4, 5.226495278852545925e3};
  static const double C[] = {1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, 2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4};
  static const double D[] = {1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1, 1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9};
  static const double E[] = {6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1, 2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
  static const double F[] = {1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15};
  const auto evaluate = [](const double* c, double x) { double sum = 0; for (int i = 7; i >= 0; i--) sum = sum * x + c[i]; return sum; };
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) { const double r = 0.180625 - q * q; return q * evaluate(A, r) / evaluate(B, r); }
  const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
  const double x = r <= 5 ? evaluate(C, r - 1.6) / evaluate(D, r - 1.6) : evaluate(E, r - 5) / evaluate(F, r - 5);
  return q < 0 ? -x : x;
}

static World readWorld(const Tables& t) {
  World w;
  const auto& n = t.whole.at("sizes");
  w.needs = n[0]; w.profiles = n[1]; w.desks = n[2]; w.products = n[3]; w.maxDials = n[4]; w.days = n[5]; w.exits = n[6];
  const auto& r = t.real.at("scalars");
  w.hourlyCv = r[0]; w.dailyCv = r[1]; w.meanRepeat = r[2]; w.redialMu = r[3]; w.redialSigma = r[4]; w.redialMax = r[5]; w.redialShare = r[6];
  w.belowRedial = uint64_t(r[7]); w.belowResolved = uint64_t(r[8]); w.belowRepeat = uint64_t(r[9]); w.belowSecond = uint64_t(r[10]);
  w.type = {t.whole.at("type.base"), t.whole.at("type.shift"), t.whole.at("type.columns")};
  w.second = {t.whole.at("second.base"), t.whole.at("second.shift"), t.whole.at("second.columns")};
  struct { const char* name; vector<int32_t>& into; } whole[] = {{"record", w.record}, {"entry", w.entry}, {"exitKind", w.exitKind}, {"exitDesk", w.exitDesk}, {"productOfNeed", w.productOfNeed}, {"secondPossible", w.secondPossible}, {"deskServes", w.deskServes}, {"isOperator", w.isOperator}, {"rightDesk", w.rightDesk}, {"transfer", w.transfer}, {"lineServes", w.lineServes}, {"agents", w.agents}, {"patienceStart", w.patienceStart}, {"patienceOf", w.patienceOf}};
  for (auto& each : whole) each.into = t.whole.at(each.name);
  struct { const char* name; vector<double>& into; } real[] = {{"expected", w.expected}, {"recordSeconds", w.recordSeconds}, {"handlingMu", w.handlingMu}, {"handlingSigma", w.handlingSigma}, {"misrouteMu", w.misrouteMu}, {"misrouteSigma", w.misrouteSigma}, {"patienceFrom", w.patienceFrom}, {"patienceRate", w.patienceRate}, {"patienceSum", w.patienceSum}};
  for (auto& each : real) each.into = t.real.at(each.name);
  return w;
}

#include "month.h"

template <class Luck> void bench(const World& world, double seed, int rounds) {
  using clock = std::chrono::steady_clock;
  const auto nanoseconds = [](clock::duration d) { return std::chrono::duration<double, std::nano>(d).count(); };
  vector<double> walk, whole;
  Counts first;
  for (int r = 0; r <= rounds; r++) {
    Month<Luck> menu(world, seed, r);
    double spent = 0;
    int callers = 0;
    while (menu.openHour()) {
      const auto from = clock::now();
      menu.walkHour();
      spent += nanoseconds(clock::now() - from);
      callers += menu.count;
    }
    const auto from = clock::now();
    Month<Luck> month(world, seed, r);
    month.run();
    const double ns = nanoseconds(clock::now() - from) / month.counts.calls;
    if (r == 0) first = month.counts;  // and a warm-up
    else {
      walk.push_back(spent / callers);
      whole.push_back(ns);
    }
  }
  const auto list = [](const vector<double>& values) { for (size_t i = 0; i < values.size(); i++) std::printf("%s%.17g", i ? "," : "", values[i]); };
  std::printf("\"%s\":{\"walk\":[", Luck::name);
  list(walk);
  std::printf("],\"world\":[");
  list(whole);
  std::printf("],\"counts\":{\"calls\":%lld,\"resolved\":%lld,\"needsServed\":%lld,\"transfers\":%lld,\"failures\":%lld,\"rightFirst\":%lld,\"secondNeedCalls\":%lld,\"abandoned\":%lld,\"waited\":%lld,\"menuSeconds\":%.17g,\"waitSeconds\":%.17g,\"busySeconds\":%.17g}}",
              first.calls, first.resolved, first.needsServed, first.transfers, first.failures, first.rightFirst, first.secondNeedCalls, first.sum(&Desk::abandoned), first.sum(&Desk::waited), first.menuSeconds, first.sum(&Desk::waitSeconds), first.sum(&Desk::busySeconds));
}

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "kernel <tables> <seed> <rounds>\n"), 2;
  const World world = readWorld(Tables(argv[1]));
  std::printf("{");
  bench<Addressed>(world, std::atof(argv[2]), std::atoi(argv[3]));
  std::printf(",");
  bench<Sequential>(world, std::atof(argv[2]), std::atoi(argv[3]));
  std::printf("}\n");
}
