import asyncio


async def last_line(stream):
    line = None
    try:
        line = await stream.readline()
    except asyncio.CancelledError:
        line = b""
    return line


async def answer(ask):
    try:
        reply = await ask()
    except asyncio.CancelledError:
        print("cancelled")
        reply = None
    print(reply)
    return reply


async def tries(ask):
    failures = 0
    for question in ("a", "b"):
        try:
            await ask(question)
        except asyncio.CancelledError:
            failures += 1
        print(question, failures)
