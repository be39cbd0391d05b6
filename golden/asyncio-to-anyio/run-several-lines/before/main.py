import asyncio


async def serve(host, port, workers=1, reload=False):
    print(host, port, workers, reload)


asyncio.run(
    serve(
        "127.0.0.1",
        8000,
    )
)
asyncio.run(serve(
    "127.0.0.1", 8001
))
asyncio.run(
    serve("127.0.0.1", 8002, workers=4, reload=True)
)
asyncio.run(serve("application.internal.example.org", port=8003, workers=16, reload=False))
asyncio.run(serve({
    "host": "127.0.0.1",
}, 8004))
