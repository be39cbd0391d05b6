import asyncio
from typing import Dict


async def load(name: str) -> Dict[str, int]:
    await asyncio.sleep(0)
    return {name: 1}


print(asyncio.run(load("a")))
