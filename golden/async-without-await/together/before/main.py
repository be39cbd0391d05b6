import asyncio


async def _parse(text):
    return [await _field(part) for part in text.split(",")]


async def _field(text):
    if text.startswith("("):
        return await _parse(text[1:-1].replace(";", ","))
    return int(text)


async def _total(text):
    fields = await _parse(text)
    return sum(await _flat(fields))


async def _flat(fields):
    result = []
    for field in fields:
        result += await _flat(field) if isinstance(field, list) else [field]
    return result


async def main():
    await asyncio.sleep(0)
    print(await _total("1,(2;3),4"))


asyncio.run(main())
