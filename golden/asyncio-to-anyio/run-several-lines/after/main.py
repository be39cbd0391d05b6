import functools

import anyio


async def serve(host, port, workers=1, reload=False):
    print(host, port, workers, reload)


anyio.run(
    serve,
    "127.0.0.1",
    8000,
)
anyio.run(serve, "127.0.0.1", 8001)
anyio.run(functools.partial(serve, "127.0.0.1", 8002, workers=4, reload=True))
anyio.run(
    functools.partial(
        serve, "application.internal.example.org", port=8003, workers=16, reload=False
    )
)
anyio.run(serve, {
    "host": "127.0.0.1",
}, 8004)
