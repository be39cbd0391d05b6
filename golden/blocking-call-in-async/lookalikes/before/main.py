import asyncio


class time:
    @staticmethod
    def sleep(seconds):
        print("not slept", seconds)


def open(path):
    return path


async def main():
    time.sleep(1)
    print(open("x"))


asyncio.run(main())
