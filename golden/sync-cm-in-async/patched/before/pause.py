import time


class Pause:
    def __enter__(self):
        time.sleep(60)

    def __exit__(self, *exc_info):
        pass


async def rest():
    with Pause():
        print("inside")
