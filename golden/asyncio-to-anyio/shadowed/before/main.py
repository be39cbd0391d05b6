class Scheduler:
    def run(self, work):
        print("run", work)

    def sleep(self, time):
        print("sleep", time)


def Lock():
    return "lock"


asyncio = Scheduler()
asyncio.run("work")
asyncio.sleep(1)
print(Lock())
