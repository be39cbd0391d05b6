from dataclasses import dataclass, field

import httpx


@dataclass
class Api:
    client: httpx.Client = field(default_factory=httpx.Client)

    def get(self, url):
        return self.client.get(url).json()
