from typing import Optional, Union

import httpx


def load(client: Optional[httpx.Client], url: str) -> Union[httpx.Response, None]:
    if client is None:
        return None
    return client.get(url)
