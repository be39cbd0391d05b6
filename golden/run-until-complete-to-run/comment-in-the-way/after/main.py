import asyncio


async def main():
    print("done")


def kept():
    # The loop of this thread.
    # And now all of it.
    asyncio.run(main())  # in the end


def lost():
    loop = asyncio.new_event_loop()  # of this thread
    loop.run_until_complete(main())
    loop.close()


kept()
lost()
