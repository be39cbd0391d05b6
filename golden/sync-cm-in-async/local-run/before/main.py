def run(command):
    print(command)


class Command:
    def __enter__(self):
        run("start")

    def __exit__(self, *exc_info):
        run("stop")


async def main():
    with Command():
        print("inside")
