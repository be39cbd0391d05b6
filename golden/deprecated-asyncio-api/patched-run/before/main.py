import asyncio
from unittest import mock

import uvloop


async def main():
    await asyncio.sleep(0)


def serve():
    uvloop.install()
    asyncio.run(main())


def check_serve():
    with mock.patch.object(asyncio, "run") as run:
        serve()
    assert run.call_args.kwargs == {}
