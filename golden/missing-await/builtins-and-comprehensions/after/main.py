import asyncio


async def is_ready(part):
    return part != "motor"


async def main(parts):
    if all([await is_ready(part) for part in parts]):
        print("all are ready")
    if any(is_ready(part) for part in parts):
        print("some are ready")
    coroutines = [is_ready(part) for part in parts]
    return await asyncio.gather(*coroutines)


asyncio.run(main(["wheel", "motor"]))
