async def _clean(text):
    return text.strip()


async def load():
    return await _clean(" a ")
