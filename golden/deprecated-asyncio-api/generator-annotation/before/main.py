import asyncio
from typing import Any, Dict, Generator


@asyncio.coroutine
def load(name: str) -> Generator[Any, None, Dict[str, int]]:
    yield from asyncio.sleep(0)
    return {name: 1}


print(asyncio.run(load("a")))
