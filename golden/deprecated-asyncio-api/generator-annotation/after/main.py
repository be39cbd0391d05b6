import asyncio
from typing import Dict, List


async def load(name: str) -> Dict[str, int]:
    await asyncio.sleep(0)
    return {name: 1}


async def load_all(
    names: List[str],
) -> Dict[
    str, int
]:
    found: Dict[str, int] = {}
    for name in names:
        found.update(await load(name))
    return found


print(asyncio.run(load_all(["a"])))
