import asyncio


class Job0:
    async def go_on(self):
        await asyncio.sleep(0.0)
        return 0


class Job1:
    async def go_on(self):
        await asyncio.sleep(0.01)
        return 1


class Job2:
    async def go_on(self):
        await asyncio.sleep(0.02)
        return 2


class Job3:
    async def go_on(self):
        await asyncio.sleep(0.03)
        return 3


class Job4:
    async def go_on(self):
        await asyncio.sleep(0.04)
        return 4


class Job5:
    async def go_on(self):
        await asyncio.sleep(0.05)
        return 5


class Job6:
    async def go_on(self):
        await asyncio.sleep(0.06)
        return 6


class Job7:
    async def go_on(self):
        await asyncio.sleep(0.07)
        return 7


class Job8:
    async def go_on(self):
        await asyncio.sleep(0.08)
        return 8


class Job9:
    async def go_on(self):
        await asyncio.sleep(0.09)
        return 9


class Job10:
    async def go_on(self):
        await asyncio.sleep(0.1)
        return 10


class Job11:
    async def go_on(self):
        await asyncio.sleep(0.11)
        return 11


class Job12:
    async def go_on(self):
        await asyncio.sleep(0.12)
        return 12


class Job13:
    async def go_on(self):
        await asyncio.sleep(0.13)
        return 13


class Job14:
    async def go_on(self):
        await asyncio.sleep(0.14)
        return 14


class Job15:
    async def go_on(self):
        await asyncio.sleep(0.15)
        return 15


class Job16:
    async def go_on(self):
        await asyncio.sleep(0.16)
        return 16


class Job17:
    async def go_on(self):
        await asyncio.sleep(0.17)
        return 17


class Job18:
    async def go_on(self):
        await asyncio.sleep(0.18)
        return 18


class Job19:
    async def go_on(self):
        await asyncio.sleep(0.19)
        return 19


class Job20:
    async def go_on(self):
        await asyncio.sleep(0.2)
        return 20


class Job21:
    async def go_on(self):
        await asyncio.sleep(0.21)
        return 21


class Job22:
    async def go_on(self):
        await asyncio.sleep(0.22)
        return 22


class Job23:
    async def go_on(self):
        await asyncio.sleep(0.23)
        return 23


class Job24:
    async def go_on(self):
        await asyncio.sleep(0.24)
        return 24


class Job25:
    async def go_on(self):
        await asyncio.sleep(0.25)
        return 25


class Job26:
    async def go_on(self):
        await asyncio.sleep(0.26)
        return 26


class Job27:
    async def go_on(self):
        await asyncio.sleep(0.27)
        return 27


class Job28:
    async def go_on(self):
        await asyncio.sleep(0.28)
        return 28


class Job29:
    async def go_on(self):
        await asyncio.sleep(0.29)
        return 29


class Job30:
    async def go_on(self):
        await asyncio.sleep(0.3)
        return 30


class Job31:
    async def go_on(self):
        await asyncio.sleep(0.31)
        return 31


class Job32:
    async def go_on(self):
        await asyncio.sleep(0.32)
        return 32


class Job33:
    async def go_on(self):
        await asyncio.sleep(0.33)
        return 33


class Job34:
    async def go_on(self):
        await asyncio.sleep(0.34)
        return 34


class Job35:
    async def go_on(self):
        await asyncio.sleep(0.35)
        return 35


class Job36:
    async def go_on(self):
        await asyncio.sleep(0.36)
        return 36


class Job37:
    async def go_on(self):
        await asyncio.sleep(0.37)
        return 37


class Job38:
    async def go_on(self):
        await asyncio.sleep(0.38)
        return 38


class Job39:
    async def go_on(self):
        await asyncio.sleep(0.39)
        return 39


JOBS = [
    Job0(),
    Job1(),
    Job2(),
    Job3(),
    Job4(),
    Job5(),
    Job6(),
    Job7(),
    Job8(),
    Job9(),
    Job10(),
    Job11(),
    Job12(),
    Job13(),
    Job14(),
    Job15(),
    Job16(),
    Job17(),
    Job18(),
    Job19(),
    Job20(),
    Job21(),
    Job22(),
    Job23(),
    Job24(),
    Job25(),
    Job26(),
    Job27(),
    Job28(),
    Job29(),
    Job30(),
    Job31(),
    Job32(),
    Job33(),
    Job34(),
    Job35(),
    Job36(),
    Job37(),
    Job38(),
    Job39(),
]


async def run_all():
    return sum([await job.go_on() for job in JOBS])


if __name__ == "__main__":
    print(asyncio.run(run_all()))
