"""The bench's world in SimPy 2 (Debian's python3-simpy): a process for each caller, a Resource for each desk, patience as reneging.

Reads the world as JSON, prints nanoseconds a call of every round: for the walk through the menu alone, and for everything.
"""
import json
import random
import sys
import time
from bisect import bisect
from itertools import accumulate
from math import log

import SimPy
from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

world = json.load(sys.stdin)
rows = world["rows"]
start, seconds, target = rows["start"], rows["seconds"], rows["target"]
cumulative = [list(accumulate(rows["probability"][a:b])) for a, b in zip(start, start[1:])]
types = world["needs"] * world["profiles"]
redial, follow = world["redial"], world["followUp"]
hazard = list(zip(world["patience"]["from"], world["patience"]["rate"]))


def walk(kind):
    row, spent = world["entry"][kind], 0.0
    while row >= 0:
        sums = cumulative[row]
        outcome = start[row] + min(bisect(sums, random.random() * sums[-1]), len(sums) - 1)
        spent += seconds[outcome]
        row = target[outcome]
    return -1 - row, spent


def draw_patience():
    left = random.expovariate(1)
    for (since, rate), (until, _) in zip(hazard, hazard[1:] + [(float("inf"), 0)]):
        if left <= rate * (until - since):
            return since + left / rate
        left -= rate * (until - since)


def draw_service(service):
    sigma = service["sigma"]
    return random.lognormvariate(log(service["mean"]) - sigma * sigma / 2, sigma)


def draw_redial():
    while True:
        delay = random.lognormvariate(redial["mu"], redial["sigma"])
        if delay <= redial["maxSeconds"]:
            return delay


class Caller(Process):
    def live(self, need, profile, is_second=False, desk=None):
        sim = self.sim
        dials = 0
        while True:
            if desk is None:
                dials += 1
                sim.calls += 1
                end, spent = walk(need * world["profiles"] + profile)
                yield hold, self, spent
                desk = world["exitDesk"][end]
            delay = None
            while desk >= 0:
                agents = sim.desks[desk]
                yield (request, self, agents), (hold, self, draw_patience())
                if not self.acquired(agents):
                    desk = -1
                    break
                if desk != need:
                    yield hold, self, draw_service(world["misroute"])
                    yield release, self, agents
                    desk = need
                    continue
                yield hold, self, draw_service(world["handling"])
                yield release, self, agents
                if not is_second and random.random() < follow["secondNeed"]:
                    other = random.choice([n for n in range(world["needs"]) if world["product"][n] != world["product"][need]])
                    second = Caller(sim=sim)
                    sim.activate(second, second.live(other, profile, True, other))
                if random.random() < follow["resolved"] or dials >= redial["maxDials"] or random.random() >= follow["repeatProbability"]:
                    return
                delay = random.expovariate(1 / follow["repeatMeanSeconds"])
                break
            if delay is None:
                if dials >= redial["maxDials"] or random.random() >= redial["probability"]:
                    return
                delay = draw_redial()
            desk = None
            yield hold, self, delay


class Source(Process):
    def live(self):
        while self.sim.now() < world["days"] * 86400:
            caller = Caller(sim=self.sim)
            self.sim.activate(caller, caller.live(random.randrange(world["needs"]), random.randrange(world["profiles"])))
            yield hold, self, random.expovariate(world["perHour"] / 3600)


def run_month():
    sim = Simulation()
    sim.initialize()
    sim.calls = 0
    sim.desks = [Resource(capacity=n, sim=sim) for n in world["agents"]]
    source = Source(sim=sim)
    sim.activate(source, source.live())
    sim.simulate(until=60 * 86400)
    return sim.calls


random.seed(1)
walks, months = [], []
for _ in range(world["rounds"]):
    since = time.perf_counter()
    for caller in range(20000):
        walk(caller % types)
    walks.append((time.perf_counter() - since) * 1e9 / 20000)
    since = time.perf_counter()
    calls = run_month()
    months.append((time.perf_counter() - since) * 1e9 / calls)
print(json.dumps({"version": SimPy.__version__, "walk": walks, "world": months}))
