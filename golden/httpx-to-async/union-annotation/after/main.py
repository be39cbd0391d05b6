from typing import Optional, Union

import httpx


async def load(client: Optional[httpx.AsyncClient], url: str) -> Union[httpx.Response, None]:
    if client is None:
        return None
    return await client.get(url)
