import time


class Pause:
    def __init__(self, seconds):
        self.seconds = seconds

    def __enter__(self):
        print("waiting")

    def __exit__(self, *exc_info):
        time.sleep(self.seconds)


async def main():
    with Pause(0):
        print("inside")
