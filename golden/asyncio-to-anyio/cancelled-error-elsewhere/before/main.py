import asyncio

EXPECTED = (asyncio.CancelledError, OSError)


class Stopped(asyncio.CancelledError):
    pass


def is_cancellation(error):
    return isinstance(error, asyncio.CancelledError)


async def main():
    try:
        raise asyncio.CancelledError("stop")
    except EXPECTED as error:
        print(is_cancellation(error))

    def log():
        try:
            raise Stopped
        except asyncio.CancelledError:
            print("stopped")

    log()


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main())
except asyncio.CancelledError:
    print("cancelled")
loop.close()
