import asyncio

import anyio


async def main():
    try:
        async with asyncio.timeout(0.001):
            try:
                await anyio.sleep_forever()
            except ValueError:
                await anyio.sleep(0)
            finally:
                print("closing")
                with anyio.CancelScope(shield=True):
                    await anyio.sleep(0)
                    print("closed")
    except TimeoutError:
        print("too late")


anyio.run(main)
