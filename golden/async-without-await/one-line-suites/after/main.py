import asyncio


def _yes(): return True
def _say(text): print(text); return text


async def main():
    if _yes(): _say("if"); _say("again")
    for _ in "ab": _say(_)
    await asyncio.sleep(0); _say("end")


asyncio.run(main())
