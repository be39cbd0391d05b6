import asyncio


async def main():
    print("done")


def kept():
    # The loop of this thread.
    loop = asyncio.new_event_loop()
    # And now all of it.
    loop.run_until_complete(main())  # in the end
    loop.close()


def lost():
    loop = asyncio.new_event_loop()  # of this thread
    loop.run_until_complete(main())
    loop.close()


kept()
lost()
