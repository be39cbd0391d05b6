import asyncio


def _parse(text):
    return [_field(part) for part in text.split(",")]


def _field(text):
    if text.startswith("("):
        return _parse(text[1:-1].replace(";", ","))
    return int(text)


def _total(text):
    fields = _parse(text)
    return sum(_flat(fields))


def _flat(fields):
    result = []
    for field in fields:
        result += _flat(field) if isinstance(field, list) else [field]
    return result


async def main():
    await asyncio.sleep(0)
    print(_total("1,(2;3),4"))


asyncio.run(main())
