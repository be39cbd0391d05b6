import asyncio
import typing
from typing import Any, Dict, Generator, List


@asyncio.coroutine
def load(name: str) -> Generator[Any, None, Dict[str, int]]:
    yield from asyncio.sleep(0)
    return {name: 1}


@asyncio.coroutine
def load_all(
    names: List[str],
) -> typing.Generator[
    Any,
    None,
    Dict[
        str, int
    ],
]:
    found: Dict[str, int] = {}
    for name in names:
        found.update((yield from load(name)))
    return found


print(asyncio.run(load_all(["a"])))
