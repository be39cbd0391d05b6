import asyncio


async def _join(first,
                second,
                *others):
    return ", ".join((first, second,
                      *others))


async def main():
    await asyncio.sleep(0)
    text = await _join("a",
                       "b",
                       """c
                       d""")
    print(await _join("x", await _join("y",
                                       "z")))
    print(text,
          await _join(
              "1",
              "2",
          ))


asyncio.run(main())
