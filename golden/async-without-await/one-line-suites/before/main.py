import asyncio


async def _yes(): return True
async def _say(text): print(text); return text


async def main():
    if await _yes(): await _say("if"); await _say("again")
    for _ in "ab": await _say(_)
    await asyncio.sleep(0); await _say("end")


asyncio.run(main())
