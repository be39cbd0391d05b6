import asyncio


def run(main, backend):
    if backend == "trio":
        import trio

        return trio.run(main)
    return asyncio.run(main())
