import asyncio


async def work():
    print("work")


def start(run=asyncio.run):
    run(work())


options = {"debug": False}
asyncio.run(work(), **options)
asyncio.run(main=work())
start()
