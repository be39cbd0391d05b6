import asyncio


def _join(first,
          second,
          *others):
    return ", ".join((first, second,
                      *others))


async def main():
    await asyncio.sleep(0)
    text = _join("a",
                 "b",
                 """c
                       d""")
    print(_join("x", _join("y",
                           "z")))
    print(text,
          _join(
              "1",
              "2",
          ))


asyncio.run(main())
