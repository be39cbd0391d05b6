import asyncio


def _name(text):
    return text


def _table():
    return {"a": len, "b": [1, 2]}


async def main():
    await asyncio.sleep(0)
    print(_name("ada").upper(), _table()["b"][0])
    print(_table()["a"]("four"))
    print(_name("in parentheses"))
    print(_name("x") * 2, (_name("y")))
    joined = (
        _name("several")
        + " lines"
    )
    print(joined, "a" in(_name("abc")), (_name("tuple"),))
    if(_name("")):
        print("never")
    return(_name("end"))


print(asyncio.run(main()))
