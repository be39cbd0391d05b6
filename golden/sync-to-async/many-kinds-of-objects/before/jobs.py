import time


class Job0:
    def go_on(self):
        time.sleep(0.0)
        return 0


class Job1:
    def go_on(self):
        time.sleep(0.01)
        return 1


class Job2:
    def go_on(self):
        time.sleep(0.02)
        return 2


class Job3:
    def go_on(self):
        time.sleep(0.03)
        return 3


class Job4:
    def go_on(self):
        time.sleep(0.04)
        return 4


class Job5:
    def go_on(self):
        time.sleep(0.05)
        return 5


class Job6:
    def go_on(self):
        time.sleep(0.06)
        return 6


class Job7:
    def go_on(self):
        time.sleep(0.07)
        return 7


class Job8:
    def go_on(self):
        time.sleep(0.08)
        return 8


class Job9:
    def go_on(self):
        time.sleep(0.09)
        return 9


class Job10:
    def go_on(self):
        time.sleep(0.1)
        return 10


class Job11:
    def go_on(self):
        time.sleep(0.11)
        return 11


class Job12:
    def go_on(self):
        time.sleep(0.12)
        return 12


class Job13:
    def go_on(self):
        time.sleep(0.13)
        return 13


class Job14:
    def go_on(self):
        time.sleep(0.14)
        return 14


class Job15:
    def go_on(self):
        time.sleep(0.15)
        return 15


class Job16:
    def go_on(self):
        time.sleep(0.16)
        return 16


class Job17:
    def go_on(self):
        time.sleep(0.17)
        return 17


class Job18:
    def go_on(self):
        time.sleep(0.18)
        return 18


class Job19:
    def go_on(self):
        time.sleep(0.19)
        return 19


class Job20:
    def go_on(self):
        time.sleep(0.2)
        return 20


class Job21:
    def go_on(self):
        time.sleep(0.21)
        return 21


class Job22:
    def go_on(self):
        time.sleep(0.22)
        return 22


class Job23:
    def go_on(self):
        time.sleep(0.23)
        return 23


class Job24:
    def go_on(self):
        time.sleep(0.24)
        return 24


class Job25:
    def go_on(self):
        time.sleep(0.25)
        return 25


class Job26:
    def go_on(self):
        time.sleep(0.26)
        return 26


class Job27:
    def go_on(self):
        time.sleep(0.27)
        return 27


class Job28:
    def go_on(self):
        time.sleep(0.28)
        return 28


class Job29:
    def go_on(self):
        time.sleep(0.29)
        return 29


class Job30:
    def go_on(self):
        time.sleep(0.3)
        return 30


class Job31:
    def go_on(self):
        time.sleep(0.31)
        return 31


class Job32:
    def go_on(self):
        time.sleep(0.32)
        return 32


class Job33:
    def go_on(self):
        time.sleep(0.33)
        return 33


class Job34:
    def go_on(self):
        time.sleep(0.34)
        return 34


class Job35:
    def go_on(self):
        time.sleep(0.35)
        return 35


class Job36:
    def go_on(self):
        time.sleep(0.36)
        return 36


class Job37:
    def go_on(self):
        time.sleep(0.37)
        return 37


class Job38:
    def go_on(self):
        time.sleep(0.38)
        return 38


class Job39:
    def go_on(self):
        time.sleep(0.39)
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


def run_all():
    return sum(job.go_on() for job in JOBS)


if __name__ == "__main__":
    print(run_all())
